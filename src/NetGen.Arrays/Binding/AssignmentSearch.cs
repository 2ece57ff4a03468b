namespace NetGen.Arrays.Binding;

/// <summary>
/// Looks for ways to give every slot a group of its own such that groups with an order go to slots that have not the opposite one. Two ways
/// are as many as anyone wants to know of: then nothing is certain.
/// </summary>
internal sealed class AssignmentSearch
{
    private const int MostSteps = 1_000_000;

    private readonly bool[,] fits;
    private readonly bool[,] groupBefore;
    private readonly bool[,] slotBefore;
    private readonly bool[,] hasLater;
    private readonly int count;
    private readonly int[] chosen;
    private readonly bool[] used;
    private readonly List<int[]> found = [];
    private int steps;

    private AssignmentSearch(bool[,] fits, bool[,] groupBefore, bool[,] slotBefore)
    {
        this.fits = fits;
        this.groupBefore = groupBefore;
        this.slotBefore = slotBefore;
        count = fits.GetLength(0);
        chosen = new int[count];
        used = new bool[count];
        hasLater = new bool[count, count];
        for (int slot = 0; slot < count; slot++)
        {
            for (int group = 0; group < count; group++)
            {
                hasLater[slot, group] = Enumerable.Range(slot + 1, count - slot - 1).Any(later => fits[later, group] && !slotBefore[slot, later]);
            }
        }
    }

    /// <summary>At most two ways, each the group of every slot; two if the search became too long to know.</summary>
    /// <param name="fits">Whether a slot (first index) can have a group (second index); as many slots as groups.</param>
    /// <param name="groupBefore">Whether the one group comes before the other.</param>
    /// <param name="slotBefore">Whether the one slot comes before the other; slots are numbered in such an order.</param>
    public static IReadOnlyList<int[]> Run(bool[,] fits, bool[,] groupBefore, bool[,] slotBefore)
    {
        AssignmentSearch search = new(fits, groupBefore, slotBefore);
        search.Choose(0);
        return search.steps > MostSteps && search.found.Count == 1 ? [search.found[0], search.found[0]] : search.found;
    }

    private void Choose(int slot)
    {
        if (slot == count)
        {
            found.Add([.. chosen]);
            return;
        }

        for (int group = 0; group < count && found.Count < 2; group++)
        {
            if (used[group] || !fits[slot, group] || !IsInOrder(slot, group) || ++steps > MostSteps)
            {
                continue;
            }

            chosen[slot] = group;
            used[group] = true;
            Choose(slot + 1);
            used[group] = false;
        }
    }

    private bool IsInOrder(int slot, int group)
    {
        for (int other = 0; other < slot; other++)
        {
            if (groupBefore[group, chosen[other]] && slotBefore[other, slot])
            {
                return false;
            }
        }

        for (int other = 0; other < count; other++)
        {
            // What comes before this group and has no slot yet must get one that need not come after this slot.
            if (!used[other] && other != group && groupBefore[other, group] && !hasLater[slot, other])
            {
                return false;
            }
        }

        return true;
    }
}
