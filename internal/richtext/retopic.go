package richtext

// Retopic returns d with the mentions of one topic, and the quotes of it as a
// speaker, turned into those of another.
func (d Doc) Retopic(from, to int64) Doc {
	turn := func(t Text) Text {
		return each(t, func(s Span) Span {
			if s.Topic == from {
				s.Topic = to
			}
			return s
		})
	}
	return Doc{each(d.Blocks, func(b Block) Block {
		if q, ok := b.(Quote); ok && q.Topic == from {
			q.Topic = to
			b = q
		}
		return withTexts(b, turn)
	})}
}
