using System.Reflection.Metadata;
using NetGen.IlCounter.Reading;
using NetGen.IlCounter.Running;

namespace NetGen.IlCounter.Translating;

/// <summary>Calls, returns, exceptions, new arrays.</summary>
internal sealed partial class Translator
{
    private bool TranslateObject(IlInstruction instruction)
    {
        switch (instruction.Opcode)
        {
            case ILOpCode.Call:
                Call((int)instruction.Operand);
                return true;
            case ILOpCode.Newobj:
                CallFramework((int)instruction.Operand, constructor: true);
                return true;
            case ILOpCode.Ret:
                Return();
                return true;
            case ILOpCode.Throw:
                Add(Ending(new Op { Kind = OpKind.Throw, B = Use(Pop(), stack.Count) }));
                return true;
            case ILOpCode.Newarr:
                Type element = image.Type((int)instruction.Operand) is { Kind: not IlKind.Unsupported, Clr: { } known } ? known : throw Unsupported("an array of such elements");
                Result(OpKind.NewArray, SlotKind.Reference, Narrowed(Pop(), stack.Count), NumberOf(element));
                return true;
            case ILOpCode.Ldstr:
                Result(OpKind.LoadObject, SlotKind.Reference, 0, NumberOf(image.Text((int)instruction.Operand)));
                return true;
            case ILOpCode.Ldtoken:
                Push(Entry.Literal(SlotKind.Token, instruction.Operand));
                return true;
            default:
                return false;
        }
    }

    private int NumberOf(object thing)
    {
        objects.Add(thing);
        return objects.Count - 1;
    }

    private void Call(int token)
    {
        (int index, FrameworkMember? member) = image.Callee(token);
        if (member is not null)
        {
            if (member is { TypeName: "System.Runtime.CompilerServices.RuntimeHelpers", Name: "InitializeArray" })
            {
                InitializeArray();
            }
            else
            {
                CallFramework(token, constructor: false);
            }

            return;
        }

        CountedMethod callee = assembly.Methods[index];
        if (!callee.Image.IsStatic)
        {
            throw Unsupported($"{callee} is not static");
        }

        callees.Add(callee);
        calleeOf.Add(current, callee);
        CallWith(OpKind.Call, callees.Count - 1, callee.Image.Signature.ParameterTypes, callee.Image.Signature.ReturnType);
    }

    private void CallFramework(int token, bool constructor)
    {
        FrameworkMember? member = image.Callee(token).Member;
        if (member?.Resolve(constructor) is not { } target)
        {
            throw Unsupported(member is null ? "an object of the assembly itself" : $"{member.TypeName}.{member.Name} is not a static method of numbers and references");
        }

        frameworkCalls.Add(FrameworkCalls.Create(target));
        calleeOf.Add(current, null);
        IlType result = constructor ? IlType.Of(target.DeclaringType!) : member.Signature.ReturnType;
        CallWith(OpKind.CallFramework, frameworkCalls.Count - 1, member.Signature.ParameterTypes, result);
    }

    /// <summary>Arguments go into the stack's own registers, where the callee's frame begins, and where it leaves its result.</summary>
    private void CallWith(OpKind kind, int callee, IReadOnlyList<IlType> types, IlType result)
    {
        int first = stack.Count - types.Count;
        for (int i = 0; i < types.Count; i++)
        {
            int depth = first + i;
            int register = Fitted(stack[depth], types[i], depth);
            stack[depth] = Entry.Of(SlotKinds.Of(types[i].Kind), register);
            Settle(depth);
        }

        stack.RemoveRange(first, types.Count);
        Add(new Op { Kind = kind, A = TemporaryAt(first), C = callee });
        if (result.Kind != IlKind.Void)
        {
            Push(Entry.Of(SlotKinds.Of(result.Kind), TemporaryAt(first), result.IsSmall ? result.Kind : IlKind.I4));
        }
    }

    private void InitializeArray()
    {
        Entry field = Pop();
        Entry array = Pop();
        byte[] data = (field.Kind == SlotKind.Token && image.Field((int)field.Constant) is var (index, _, _) ? image.InitialData(index) : null)
            ?? throw Unsupported("an array's initialisation without data");
        calleeOf.Add(current, null);
        Add(new Op { Kind = OpKind.InitializeArray, B = Use(array, stack.Count), C = NumberOf(data) });
    }

    private void Return()
    {
        IlType type = method.Image.Signature.ReturnType;
        int register = type.Kind == IlKind.Void ? zero : Fitted(Pop(), type, 0);
        Add(Ending(new Op { Kind = type.Kind == IlKind.Reference ? OpKind.ReturnRef : OpKind.Return, B = register }));
    }
}
