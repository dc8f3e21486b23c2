package richtext

// TextsOf returns the running texts of b in reading order: of a list its
// items, of a table its cells, of a picture its caption.
func TextsOf(b Block) []Text {
	var texts []Text
	withTexts(b, func(t Text) Text {
		texts = append(texts, t)
		return t
	})
	return texts
}

// withTexts returns b with each of its texts put through f, in reading order.
// B itself stays as it is.
func withTexts(b Block, f func(Text) Text) Block {
	switch b := b.(type) {
	case Paragraph:
		return Paragraph{f(b.Text)}
	case Heading:
		b.Text = f(b.Text)
		return b
	case List:
		return b.withTexts(f)
	case Quote:
		b.Text = each(b.Text, f)
		return b
	case PullQuote:
		b.Text = f(b.Text)
		return b
	case Picture:
		return b.withTexts(f)
	case Gallery:
		b.Pictures = each(b.Pictures, func(p Picture) Picture { return p.withTexts(f) })
		b.Caption = f(b.Caption)
		return b
	case Table:
		return b.withTexts(f)
	case FactBox:
		b.Blocks = each(b.Blocks, func(inner Block) Block { return withTexts(inner, f) })
		return b
	case Timeline:
		b.Entries = each(b.Entries, func(e Entry) Entry { e.Text = f(e.Text); return e })
		return b
	case Embed:
		b.Caption = f(b.Caption)
		return b
	case Audio:
		b.Caption = f(b.Caption)
		return b
	case Video:
		b.Caption = f(b.Caption)
		return b
	default:
		return b
	}
}

func (b Picture) withTexts(f func(Text) Text) Picture {
	b.Caption = f(b.Caption)
	return b
}

func (b List) withTexts(f func(Text) Text) List {
	b.Items = each(b.Items, func(item Item) Item {
		item.Text = f(item.Text)
		if item.Sub != nil {
			sub := item.Sub.withTexts(f)
			item.Sub = &sub
		}
		return item
	})
	return b
}

func (b Table) withTexts(f func(Text) Text) Table {
	b.Caption = f(b.Caption)
	b.Rows = each(b.Rows, func(row []Cell) []Cell {
		return each(row, func(c Cell) Cell { c.Text = f(c.Text); return c })
	})
	return b
}

// each returns a new slice of what f makes of the things; nil stays nil.
func each[T any](things []T, f func(T) T) []T {
	if things == nil {
		return nil
	}
	made := make([]T, len(things))
	for i, thing := range things {
		made[i] = f(thing)
	}
	return made
}
