package news_test

import (
	"math"
	"strings"
	"testing"

	"github.com/courant-press/courant/internal/news"
)

func TestCropsAreChecked(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name string
		crop news.CropName
		rect news.Rect
		says string // "" if it is taken
	}{
		{"one of its shape is taken", news.SquareCrop, news.Rect{X: .25, Y: .2, Width: .4, Height: .6}, ""},
		{"one over the edge is refused", news.SquareCrop, news.Rect{X: .7, Y: .2, Width: .4, Height: .6}, "over the edge"},
		{"one left of the picture is refused", news.SquareCrop, news.Rect{X: -.1, Y: .2, Width: .4, Height: .6}, "over the edge"},
		{"one that is too small is refused", news.SquareCrop, news.Rect{X: .1, Y: .1, Width: .02, Height: .03}, "smaller than 160"},
		{"one of another shape is refused", news.WideCrop, news.Rect{X: .1, Y: .1, Width: .4, Height: .6}, "does not have its shape"},
		{"what is no number is refused", news.SquareCrop, news.Rect{X: math.NaN(), Width: .4, Height: .6}, "over the edge"},
		{"one of an unknown name is refused", "3:1", news.Rect{Width: 1, Height: .5}, "There is no crop called"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			err := news.Crops{tt.crop: tt.rect}.Check(3000, 2000)
			if (err == nil) != (tt.says == "") || err != nil && !strings.Contains(err.Error(), tt.says) {
				t.Errorf("Check = %v, want %q", err, tt.says)
			}
		})
	}
}

func TestPartIsTheCropOfThatShapeOrAroundTheFocus(t *testing.T) {
	t.Parallel()
	wide := news.Rect{X: .1, Y: .3, Width: .6, Height: .6 * 1.5 * 9 / 16}
	f := news.Framing{FocusX: .9, FocusY: .5, Crops: news.Crops{news.WideCrop: wide}}
	tests := []struct {
		name  string
		shape float64
		want  news.Rect
	}{
		{"a shape that was cut by hand is that crop", 16.0 / 9, wide},
		{"a shared link is cut out of the wide crop", 1200.0 / 630, news.Rect{X: .1, Y: .3 + (wide.Height-.6*1.5*630/1200)/2, Width: .6, Height: .6 * 1.5 * 630 / 1200}},
		{"another shape keeps the focus, up to the edge", 1, news.Rect{X: 1.0 / 3, Y: 0, Width: 2.0 / 3, Height: 1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := f.Part(3000, 2000, tt.shape)
			for _, d := range []float64{got.X - tt.want.X, got.Width - tt.want.Width, got.Height - tt.want.Height} {
				if math.Abs(d) > 1e-9 {
					t.Fatalf("Part = %+v, want %+v", got, tt.want)
				}
			}
			if got.Y < 0 || got.Y+got.Height > 1+1e-9 {
				t.Errorf("Part = %+v lies outside", got)
			}
		})
	}
}
