package wordpress

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/courant-press/courant/internal/richtext"
)

// Keepsakes are blocks that travel through HTML as numbered marks.
type keepsakes struct {
	blocks []richtext.Block
}

// The mark is an element that no page shows and that [richtext.FromHTML]
// hands back verbatim.
const (
	markStart = `<canvas data-keepsake="`
	markEnd   = `"></canvas>`
)

// keep returns the mark that stands for b.
func (k *keepsakes) keep(b richtext.Block) string {
	k.blocks = append(k.blocks, b)
	return fmt.Sprintf("%s%d%s", markStart, len(k.blocks)-1, markEnd)
}

// legacy returns the mark of source that could not be translated.
func (k *keepsakes) legacy(format, name, source string) string {
	return k.keep(richtext.Legacy{Format: format, Name: name, Source: source})
}

// restore puts the blocks back where their marks are. A mark that was in the
// text from the beginning stands for nothing.
func (k *keepsakes) restore(blocks []richtext.Block) []richtext.Block {
	restored := make([]richtext.Block, 0, len(blocks))
	for _, b := range blocks {
		mark, ok := b.(richtext.Legacy)
		if !ok || mark.Name != "canvas" {
			restored = append(restored, b)
			continue
		}
		number := strings.TrimSuffix(strings.TrimPrefix(mark.Source, markStart), markEnd)
		i, err := strconv.Atoi(number)
		if err != nil || i < 0 || i >= len(k.blocks) || k.blocks[i] == nil {
			restored = append(restored, b)
			continue
		}
		restored = append(restored, k.blocks[i])
		k.blocks[i] = nil
	}
	return restored
}
