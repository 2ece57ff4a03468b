"""C# text of a network's members."""

import numpy

ENUMS = {
    "Activation": "Activation", "Bypass": "FireBypass", "Convention": "SsdConvention", "Direction": "Direction", "Function": "Activation", "Gate": "Activation",
    "Kind": "PositionalKind", "Method": "ResizeMethod",
    "Padding": "Padding", "Pairs": "RotaryPairs", "Rotary": "RotaryPairs", "Score": "AttentionScore", "SqueezeActivation": "Activation", "SqueezeOf": "SqueezeOf",
}


def member(name, attribute, arguments, options, output=False):
    """`[Attribute(arguments, Option = value)] static partial void Name();`"""
    parts = [literal(argument) for argument in arguments]
    parts += [f"{option} = {option_literal(option, value)}" for option, value in options.items()]
    text = attribute + (f"({', '.join(parts)})" if parts else "")
    return f"[{'Output, ' if output else ''}{text}] static partial void {name}();"


def option_literal(option, value):
    if option in ("From", "Memory", "WeightOf"):
        return layer_name(value)
    if option == "State":
        return "new[] { " + ", ".join(layer_name(name) for name in value) + " }"
    return f"{ENUMS[option]}.{value}" if option in ENUMS else literal(value)


def literal(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(numpy.float32(value)) + "f"
    if isinstance(value, (list, tuple)):
        return "new[] { " + ", ".join(literal(item) for item in value) + " }"
    return str(value)


def layer_name(name):
    """One of several outputs has no C# name of its own."""
    return f'"{name}"' if "." in name else f"nameof({name})"
