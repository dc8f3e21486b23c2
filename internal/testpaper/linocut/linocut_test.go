package linocut

import (
	"bytes"
	"image"
	"image/jpeg"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestEveryPictureCanBeDrawnSmall(t *testing.T) {
	t.Parallel()
	for _, b := range catalogue() {
		t.Run(b.key, func(t *testing.T) {
			t.Parallel()
			img, err := Draw(b.key, 64)
			if err != nil {
				t.Fatal(err)
			}
			want := map[format]image.Point{landscape: {64, 43}, upright: {64, 80}, broad: {64, 36}, square: {64, 64}}[b.format]
			if got := img.Bounds().Size(); got != want {
				t.Errorf("size is %v, want %v", got, want)
			}
			if n := colours(img); n < 8 {
				t.Errorf("only %d colours: nothing is cut on this block", n)
			}
		})
	}
}

func TestTheSameKeyGivesTheSameBytes(t *testing.T) {
	t.Parallel()
	for _, key := range Keys() {
		var first, second bytes.Buffer
		if err := JPEG(&first, key, 96); err != nil {
			t.Fatal(err)
		}
		if err := JPEG(&second, key, 96); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first.Bytes(), second.Bytes()) {
			t.Errorf("%s came out differently the second time", key)
		}
	}
}

func TestALargeJPEGStaysWithinItsBudget(t *testing.T) {
	t.Parallel()
	for _, key := range []string{"harbour-dawn", "saint-orme", "kelp-farm", "theatre-stage", "portrait-lindqvist", "chart-bridge-cost"} {
		var file bytes.Buffer
		if err := JPEG(&file, key, 1600); err != nil {
			t.Fatal(err)
		}
		if file.Len() > budget {
			t.Errorf("%s takes %d bytes, more than %d", key, file.Len(), budget)
		}
		head, err := jpeg.DecodeConfig(&file)
		if err != nil {
			t.Fatal(err)
		}
		if head.Width != 1600 {
			t.Errorf("%s is %d pixels wide, want 1600", key, head.Width)
		}
	}
}

func TestFocusLiesWithinThePicture(t *testing.T) {
	t.Parallel()
	for _, key := range append(Keys(), "no-such-picture") {
		x, y := Focus(key)
		if x < 0.2 || x > 0.8 || y < 0.2 || y > 0.8 {
			t.Errorf("focus of %s is %.2f, %.2f: a square crop would miss it", key, x, y)
		}
	}
}

func TestDrawRefusesWhatItCannotPrint(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		key   string
		width int
	}{
		"a key nobody has cut":    {"no-such-picture", 100},
		"a picture of no width":   {"harbour-dawn", 0},
		"a picture beyond reason": {"harbour-dawn", maxWidth + 1},
	} {
		if _, err := Draw(c.key, c.width); err == nil {
			t.Errorf("%s was drawn", name)
		}
	}
}

// TestThePicturesAreTheGazettes holds the shelf against the paper's own list of pictures.
func TestThePicturesAreTheGazettes(t *testing.T) {
	t.Parallel()
	list, err := os.ReadFile("../gazette/pictures.txt")
	if err != nil {
		t.Skip("The Ferry Gazette's list of pictures is not there.")
	}
	wanted, cut := map[string]bool{}, map[string]bool{}
	for line := range strings.Lines(string(list)) {
		if key, ok := strings.CutPrefix(line, "key: "); ok {
			wanted[strings.TrimSpace(key)] = true
		}
	}
	for _, key := range Keys() {
		if cut[key] {
			t.Errorf("%s stands on the shelf twice", key)
		}
		cut[key] = true
	}
	if diff := cmp.Diff(wanted, cut); diff != "" {
		t.Errorf("pictures wanted (-) and cut (+):\n%s", diff)
	}
}

func colours(img image.Image) int {
	seen := map[[3]uint32]bool{}
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			r, g, bl, _ := img.At(x, y).RGBA()
			seen[[3]uint32{r, g, bl}] = true
		}
	}
	return len(seen)
}

func BenchmarkDraw(b *testing.B) {
	for _, key := range []string{"harbour-dawn", "stadium-night", "portrait-serrane"} {
		b.Run(key, func(b *testing.B) {
			for b.Loop() {
				if _, err := Draw(key, 1600); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkJPEG(b *testing.B) {
	for b.Loop() {
		var file bytes.Buffer
		if err := JPEG(&file, "harbour-dawn", 1600); err != nil {
			b.Fatal(err)
		}
	}
}
