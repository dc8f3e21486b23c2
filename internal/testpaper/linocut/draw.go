package linocut

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"io"
)

// quality is what keeps a carved edge clean; a picture too rich for the budget at that quality is written again a step
// or more lower, so that a front page on a phone stays light.
const (
	quality = 82
	budget  = 160_000 // bytes
)

// maxWidth is the widest print the press can make, in pixels.
const maxWidth = 4000

// Draw prints the picture of a key at a width in pixels; its height follows from the picture's format. It fails for a key
// nobody has cut and for a width outside 1 to 4000.
func Draw(key string, width int) (image.Image, error) {
	if width < 1 || width > maxWidth {
		return nil, fmt.Errorf("draw picture %q: width %d is not between 1 and %d", key, width, maxWidth)
	}
	b, err := find(key)
	if err != nil {
		return nil, err
	}
	wide, high := b.format.units()
	s := newSheet(key, wide, high, width, b.inks.palette())
	b.scene(s)
	return s.pull(), nil
}

// JPEG writes the picture of a key as a JPEG file of a width in pixels.
func JPEG(w io.Writer, key string, width int) error {
	img, err := Draw(key, width)
	if err != nil {
		return err
	}
	file, err := squeeze(img)
	if err != nil {
		return fmt.Errorf("encode picture %q: %w", key, err)
	}
	if _, err := w.Write(file); err != nil {
		return fmt.Errorf("write picture %q: %w", key, err)
	}
	return nil
}

// squeeze encodes the picture within the budget, in two attempts for nearly all of them: the first tells how far the
// second must go down. The last step is taken even if it is too large.
func squeeze(img image.Image) ([]byte, error) {
	var file bytes.Buffer
	steps := []struct {
		quality int
		share   float64 // of the size at the first step, as measured on these prints
	}{{quality, 1}, {75, 0.87}, {68, 0.78}, {60, 0.71}, {52, 0.64}, {44, 0.58}}
	var first float64
	for i, step := range steps {
		if i > 0 && i < len(steps)-1 && first*step.share > budget {
			continue
		}
		file.Reset()
		if err := jpeg.Encode(&file, img, &jpeg.Options{Quality: step.quality}); err != nil {
			return nil, err
		}
		if i == 0 {
			first = float64(file.Len())
		}
		if file.Len() <= budget {
			break
		}
	}
	return file.Bytes(), nil
}

// Focus is the point a crop of the picture must keep, as shares of its width and height; the middle for a key nobody has
// cut.
func Focus(key string) (x, y float64) {
	b, err := find(key)
	if err != nil {
		return 0.5, 0.5
	}
	return b.focus.X, b.focus.Y
}

// Keys lists the pictures that can be drawn.
func Keys() []string {
	var out []string
	for _, b := range catalogue() {
		out = append(out, b.key)
	}
	return out
}

func find(key string) (block, error) {
	for _, b := range catalogue() {
		if b.key == key {
			return b, nil
		}
	}
	return block{}, fmt.Errorf("no picture is cut for %q", key)
}
