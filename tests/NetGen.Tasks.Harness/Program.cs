using System.Reflection;
using Microsoft.Build.Framework;
using NetGen.Tasks.Harness;

// harness TASKS.dll MODEL OUTPUT: loads the task from its own folder, as MSBuild does, runs it, prints its errors.
if (args.Length != 3)
{
    Console.Error.WriteLine("harness TASKS.dll MODEL OUTPUT");
    return 2;
}

Type type = Assembly.LoadFrom(args[0]).GetType("NetGen.Tasks.ConvertNetworkModel", throwOnError: true)!;
ITask task = (ITask)Activator.CreateInstance(type)!;
task.BuildEngine = new RecordingEngine();
type.GetProperty("Models")!.SetValue(task, new ITaskItem[] { new PathItem(args[1]) });
type.GetProperty("Outputs")!.SetValue(task, new ITaskItem[] { new PathItem(args[2]) });
bool done = task.Execute();
foreach (AssemblyName name in AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName()))
{
    Console.WriteLine("loaded " + name.Name);
}

Console.WriteLine(done ? "done" : "failed");
return done ? 0 : 1;
