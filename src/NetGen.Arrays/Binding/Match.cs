namespace NetGen.Arrays.Binding;

/// <summary>A slot and the group that its tensors come from.</summary>
internal sealed record Match(LayerSlot Slot, ArrayGroup Group);
