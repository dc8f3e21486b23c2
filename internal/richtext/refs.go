package richtext

import "slices"

// Pictures returns the ids of the pictures of the library that d shows, in
// rising order, each once.
func (d Doc) Pictures() []int64 {
	var r refs
	r.blocks(d.Blocks)
	return distinct(r.pictures)
}

// Topics returns the ids of the topics that d mentions, in rising order, each
// once.
func (d Doc) Topics() []int64 {
	var r refs
	r.blocks(d.Blocks)
	return distinct(r.topics)
}

// distinct returns the ids that are set, in rising order, each once.
func distinct(ids []int64) []int64 {
	slices.Sort(ids)
	return slices.DeleteFunc(slices.Compact(ids), func(id int64) bool { return id == 0 })
}

// refs collects ids as it meets them.
type refs struct {
	pictures, topics []int64
}

func (r *refs) blocks(blocks []Block) {
	for _, b := range blocks {
		r.block(b)
	}
}

func (r *refs) block(b Block) {
	switch b := b.(type) {
	case Paragraph:
		r.text(b.Text)
	case Heading:
		r.text(b.Text)
	case List:
		r.list(b)
	case Quote:
		r.topics = append(r.topics, b.Topic)
		r.text(b.Text...)
	case Picture:
		r.picture(b)
	case Gallery:
		for _, p := range b.Pictures {
			r.picture(p)
		}
		r.text(b.Caption)
	case Table:
		r.table(b)
	case FactBox:
		r.blocks(b.Blocks)
	case Timeline:
		for _, e := range b.Entries {
			r.text(e.Text)
		}
	case Embed:
		r.text(b.Caption)
	case Audio:
		r.text(b.Caption)
	case Video:
		r.pictures = append(r.pictures, b.Poster)
		r.text(b.Caption)
	}
}

func (r *refs) text(texts ...Text) {
	for _, t := range texts {
		for _, s := range t {
			if s.Topic != 0 {
				r.topics = append(r.topics, s.Topic)
			}
		}
	}
}

func (r *refs) picture(p Picture) {
	r.pictures = append(r.pictures, p.Picture)
	r.text(p.Caption)
}

func (r *refs) list(l List) {
	for _, item := range l.Items {
		r.text(item.Text)
		if item.Sub != nil {
			r.list(*item.Sub)
		}
	}
}

func (r *refs) table(t Table) {
	r.text(t.Caption)
	for _, row := range t.Rows {
		for _, c := range row {
			r.text(c.Text)
		}
	}
}
