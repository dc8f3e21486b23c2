package wordpress

// A tally collects what is to be said about a batch of items. It belongs to
// one goroutine.
type tally struct {
	warnings []warning
}

type warning struct{ kind, example string }

func (t *tally) warn(kind, example string) {
	t.warnings = append(t.warnings, warning{kind, example})
}
