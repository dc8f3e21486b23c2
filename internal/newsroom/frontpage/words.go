package frontpage

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/courant-press/courant/internal/news"
)

// ShapeName says what a shape is.
func ShapeName(s news.Shape) string {
	switch s {
	case news.LeadShape:
		return "the lead"
	case news.StripShape:
		return "a strip"
	case news.GridShape:
		return "a grid"
	case news.ListShape:
		return "a list"
	case news.OpinionShape:
		return "opinion"
	case news.LiveShape:
		return "live"
	default:
		return "the most recent"
	}
}

// BoxName is what an editor calls a container, which is the one with index i.
func BoxName(c news.Container, i int) string {
	if c.Title != "" {
		return "“" + c.Title + "”"
	}
	return ShapeName(c.Shape) + " (container " + strconv.Itoa(i+1) + ")"
}

// Filling completes "The container" with what fills it.
func (n Names) Filling(b *news.Backfill) string {
	if b == nil {
		return "is not filled by itself"
	}
	var s strings.Builder
	s.WriteString("is filled with the newest")
	if len(b.Kinds) > 0 {
		var kinds []string
		for _, k := range b.Kinds {
			kinds = append(kinds, string(k))
		}
		s.WriteString(" " + strings.Join(kinds, " or "))
	}
	for _, part := range []struct {
		id    int64
		names map[int64]string
		word  string
	}{{b.Section, n.Sections, " of "}, {b.Topic, n.Topics, " about "}, {b.Author, n.Authors, " by "}} {
		if part.id != 0 {
			s.WriteString(part.word + known(part.names, part.id))
		}
	}
	if b.MaxAge > 0 {
		fmt.Fprintf(&s, ", no older than %s", age(b.MaxAge))
	}
	fmt.Fprintf(&s, ", at most %d", b.Limit)
	if not := n.without(b); len(not) > 0 {
		s.WriteString(", but not " + strings.Join(not, ", "))
	}
	return s.String()
}

// without names what never fills.
func (n Names) without(b *news.Backfill) []string {
	var not []string
	for _, id := range b.WithoutTopics {
		not = append(not, "about "+known(n.Topics, id))
	}
	for _, id := range b.Without {
		not = append(not, "“"+known(n.Headlines, id)+"”")
	}
	return not
}

func known(names map[int64]string, id int64) string {
	if name := names[id]; name != "" {
		return name
	}
	return "something that is not there any more"
}

func age(hours int) string {
	switch {
	case hours == 1:
		return "an hour"
	case hours == 24:
		return "a day"
	case hours%24 == 0:
		return strconv.Itoa(hours/24) + " days"
	default:
		return strconv.Itoa(hours) + " hours"
	}
}
