using System.Reflection;
using System.Reflection.Emit;
using NetGen.IlCounter.Reading;

namespace NetGen.IlCounter.Running;

/// <summary>Calls a method of the framework with its arguments in registers; the result comes back in the first of them.</summary>
internal unsafe delegate void FrameworkCall(long* values, ref object? references);

/// <summary>Makes such calls, without boxes: a function of numbers must not cost more than the interpreter around it.</summary>
internal static class FrameworkCalls
{
    public static FrameworkCall Create(MethodBase method)
    {
        DynamicMethod call = new("Call" + method.Name, null, [typeof(long*), typeof(object).MakeByRefType()], typeof(FrameworkCall).Module, skipVisibility: true);
        ILGenerator il = call.GetILGenerator();
        ParameterInfo[] parameters = method.GetParameters();
        for (int i = 0; i < parameters.Length; i++)
        {
            IlType type = IlType.Of(parameters[i].ParameterType);
            Address(il, type, i);
            if (type.Kind == IlKind.Reference)
            {
                il.Emit(OpCodes.Ldind_Ref);
                il.Emit(OpCodes.Castclass, parameters[i].ParameterType);
            }
            else
            {
                il.Emit(LoadOf(type.Kind));
            }
        }

        Type result = method is MethodInfo info ? info.ReturnType : method.DeclaringType!;
        if (method is ConstructorInfo constructor)
        {
            il.Emit(OpCodes.Newobj, constructor);
        }
        else
        {
            il.Emit(OpCodes.Call, (MethodInfo)method);
        }

        if (result != typeof(void))
        {
            IlType type = IlType.Of(result);
            LocalBuilder value = il.DeclareLocal(result);
            il.Emit(OpCodes.Stloc, value);
            Address(il, type, 0);
            il.Emit(OpCodes.Ldloc, value);
            il.Emit(StoreOf(type.Kind));
        }

        il.Emit(OpCodes.Ret);
        return call.CreateDelegate<FrameworkCall>();
    }

    private static void Address(ILGenerator il, IlType type, int register)
    {
        il.Emit(type.Kind == IlKind.Reference ? OpCodes.Ldarg_1 : OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldc_I4, 8 * register);
        il.Emit(OpCodes.Add);
    }

    private static OpCode LoadOf(IlKind kind) => kind switch
    {
        IlKind.I1 => OpCodes.Ldind_I1,
        IlKind.U1 => OpCodes.Ldind_U1,
        IlKind.I2 => OpCodes.Ldind_I2,
        IlKind.U2 => OpCodes.Ldind_U2,
        IlKind.I4 or IlKind.U4 => OpCodes.Ldind_I4,
        IlKind.R4 => OpCodes.Ldind_R4,
        IlKind.R8 => OpCodes.Ldind_R8,
        _ => OpCodes.Ldind_I8,
    };

    private static OpCode StoreOf(IlKind kind) => kind switch
    {
        IlKind.Reference => OpCodes.Stind_Ref,
        IlKind.R4 => OpCodes.Stind_R4,
        IlKind.R8 => OpCodes.Stind_R8,
        IlKind.I8 or IlKind.U8 or IlKind.Native => OpCodes.Stind_I8,
        _ => OpCodes.Stind_I4,
    };
}
