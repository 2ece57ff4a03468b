using System.Reflection;

[assembly: AssemblyTitle("Gestures")]
[assembly: AssemblyVersion("1.0.0.0")]
