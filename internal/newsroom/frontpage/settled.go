package frontpage

import "slices"

// settled returns the cards that nobody moved: in each container the longest
// row of those that stayed in it and kept their order. The others have jumped
// over them.
func settled(before, after spreadOut) map[int64]bool {
	rows := map[string][]int{} // by container: indexes in before, in the order of after
	for _, x := range after.list {
		if was, ok := before.of[x.Article]; ok && was.box == x.box {
			rows[x.box] = append(rows[x.box], before.index(x.Article))
		}
	}
	kept := map[int64]bool{}
	for _, row := range rows {
		for _, i := range longestRise(row) {
			kept[before.list[i].Article] = true
		}
	}
	return kept
}

func (s spreadOut) index(article int64) int {
	return slices.IndexFunc(s.list, func(x laid) bool { return x.Article == article })
}

// longestRise returns a longest rising subsequence of distinct numbers.
func longestRise(row []int) []int {
	length, from := make([]int, len(row)), make([]int, len(row))
	best := -1
	for i := range row {
		from[i] = -1
		for j := range i {
			if row[j] < row[i] && length[j] >= length[i] {
				length[i], from[i] = length[j]+1, j
			}
		}
		if best < 0 || length[i] > length[best] {
			best = i
		}
	}
	var rise []int
	for i := best; i >= 0; i = from[i] {
		rise = append(rise, row[i])
	}
	slices.Reverse(rise)
	return rise
}
