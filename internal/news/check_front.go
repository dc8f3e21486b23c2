package news

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// How much a front holds. More is a mistake, or somebody who wants to harm.
const (
	maxContainers = 40
	maxSlots      = 40
	maxSublinks   = 8
	maxLine       = 300 // characters of a headline or title
	maxText       = 1000
	maxWithout    = 100
)

// Tidy puts a front in the form in which it is kept: each container with a key
// of its own and its big cards before the others.
func (f *Front) Tidy() {
	used := map[string]bool{}
	for i := range f.Containers {
		c := &f.Containers[i]
		for n := i + 1; c.Key == "" || used[c.Key]; n++ {
			c.Key = "part-" + strconv.Itoa(n)
		}
		used[c.Key] = true
		c.tidy()
	}
}

func (c *Container) tidy() {
	slices.SortStableFunc(c.Slots, func(a, b Slot) int { return a.Group.rank() - b.Group.rank() })
	for i := range c.Slots {
		s := &c.Slots[i]
		s.Headline, s.Kicker, s.Standfirst = oneLine(s.Headline), oneLine(s.Kicker), oneLine(s.Standfirst)
	}
	c.Title, c.Link = oneLine(c.Title), strings.TrimSpace(c.Link)
}

func (g Group) rank() int {
	if g == BigGroup {
		return 0
	}
	return 1
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// Check refuses a front that can not be kept, with all the reasons.
func (f *Front) Check() error {
	var problems []string
	if len(f.Containers) > maxContainers {
		problems = append(problems, fmt.Sprintf("A front has at most %d containers.", maxContainers))
	}
	for i := range f.Containers {
		problems = append(problems, f.Containers[i].problems(i+1)...)
	}
	return refuse(problems)
}

// Check refuses a container that can not be kept, with all the reasons.
func (c *Container) Check() error { return refuse(c.problems(1)) }

// problems lists what is wrong with a container, which is the nth.
func (c *Container) problems(n int) []string {
	if c.Shared != 0 {
		return nil
	}
	name := c.Title
	if name == "" {
		name = strconv.Itoa(n)
	}
	checks := []struct {
		wrong    bool
		sentence string
	}{
		{!slices.Contains(Shapes(), c.Shape), "has no shape that exists"},
		{len(c.Key) > 40, "has a key that is too long"},
		{utf8.RuneCountInString(c.Title) > maxLine, "has a title that is too long"},
		{c.Link != "" && !isPath(c.Link), "leads to something that is not an address of the paper, such as /harbour"},
		{len(c.Slots) > maxSlots, fmt.Sprintf("has more than %d cards", maxSlots)},
		{c.Backfill != nil && !c.Backfill.valid(), fmt.Sprintf("is filled by a rule that can not be followed: it needs a number of cards from 1 to %d", maxSlots)},
		{slices.ContainsFunc(c.Slots, func(s Slot) bool { return !s.valid() }), "has a card whose own words are too long or whose settings do not exist"},
	}
	var problems []string
	for _, x := range checks {
		if x.wrong {
			problems = append(problems, "The container “"+name+"” "+x.sentence+".")
		}
	}
	return problems
}

// isPath reports whether a link stays on the paper.
func isPath(link string) bool {
	return strings.HasPrefix(link, "/") && !strings.HasPrefix(link, "//") && !strings.ContainsAny(link, "\\ \n\t") && len(link) <= maxLine
}

func (b *Backfill) valid() bool {
	known := !slices.ContainsFunc(b.Kinds, func(k ArticleKind) bool { return !slices.Contains(ArticleKinds(), k) })
	return known && b.Limit >= 1 && b.Limit <= maxSlots && b.MaxAge >= 0 && b.MaxAge <= 24*366*10 &&
		len(b.Without) <= maxWithout && len(b.WithoutTopics) <= maxWithout
}

func (s *Slot) valid() bool {
	return s.Article > 0 && (s.Group == StandardGroup || s.Group == BigGroup) &&
		utf8.RuneCountInString(s.Headline) <= maxLine && utf8.RuneCountInString(s.Kicker) <= maxLine &&
		utf8.RuneCountInString(s.Standfirst) <= maxText && len(s.Sublinks) <= maxSublinks &&
		s.Pin >= 0 && s.Pin <= maxSlots && s.Picture >= 0 && (s.Crop == "" || slices.Contains(CropNames(), s.Crop))
}

// CheckFrontName refuses a name that a front can not have: it is part of its
// address.
func CheckFrontName(name string) error {
	if name == "" || Slugify(name) != name {
		return &Error{Invalid, "The name of a front is made of small letters, digits and hyphens, like “evening”."}
	}
	return nil
}
