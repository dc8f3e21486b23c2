package news

import (
	"fmt"
	"math"
)

// A Rect is a part of a picture in shares of its width and height, from 0 to
// 1, measured upright from the upper left corner.
type Rect struct {
	X      float64 `json:"x"`
	Y      float64 `json:"y"`
	Width  float64 `json:"width"`
	Height float64 `json:"height"`
}

// A CropName names a crop by its shape, width to height.
type CropName string

// The shapes that editors cut: for links and films, for cards, for small
// squares, for phones held upright.
const (
	WideCrop     CropName = "16:9"
	CardCrop     CropName = "5:4"
	SquareCrop   CropName = "1:1"
	PortraitCrop CropName = "4:5"
)

// CropNames lists every crop a picture may have, the widest first.
func CropNames() []CropName { return []CropName{WideCrop, CardCrop, SquareCrop, PortraitCrop} }

// Shape returns the width of the crop by its height, or 0 for a name that is
// none.
func (n CropName) Shape() float64 {
	switch n {
	case WideCrop:
		return 16.0 / 9
	case CardCrop:
		return 5.0 / 4
	case SquareCrop:
		return 1
	case PortraitCrop:
		return 4.0 / 5
	default:
		return 0
	}
}

// Crops are the parts of a picture that an editor chose for some shapes.
type Crops map[CropName]Rect

// MinCrop is how wide and how high a crop must be at least, in pixels of the
// original: less than that looks like a mistake even on a small card.
const MinCrop = 160

// Check refuses crops of a picture of width by height pixels that do not lie
// in it, are too small, or are not of the shape they are named after.
func (c Crops) Check(width, height int) error {
	for _, name := range CropNames() {
		if r, ok := c[name]; ok {
			if problem := r.problem(name.Shape(), float64(width), float64(height)); problem != "" {
				return &Error{Invalid, fmt.Sprintf("The %s crop %s", name, problem)}
			}
		}
	}
	for name := range c {
		if name.Shape() == 0 {
			return &Error{Invalid, fmt.Sprintf("There is no crop called %q. There are 16:9, 5:4, 1:1 and 4:5.", string(name))}
		}
	}
	return nil
}

// slack is how far a crop may miss the edge or its shape, for rounding.
const slack = 0.01

// problem completes a sentence about what is wrong with a crop, or is empty.
func (r Rect) problem(shape, width, height float64) string {
	w, h := r.Width*width, r.Height*height
	switch {
	case !(r.X >= -slack && r.Y >= -slack && r.X+r.Width <= 1+slack && r.Y+r.Height <= 1+slack): // also for NaN
		return "reaches over the edge of the picture."
	case !(w >= MinCrop && h >= MinCrop):
		return fmt.Sprintf("is smaller than %d by %d pixels. Choose a larger part.", MinCrop, MinCrop)
	case math.Abs(w/h/shape-1) > 2*slack:
		return "does not have its shape."
	default:
		return ""
	}
}

// A Framing is what editors said about how a picture may be cut.
type Framing struct {
	FocusX, FocusY float64 // the point every crop keeps
	Crops          Crops
}

// near is how far the shape that is asked for may be from a named one, as a
// factor, for the named crop to serve: 1.91:1 of a shared link is cut out of
// 16:9, 4:3 out of 5:4.
const near = 1.1

// Part returns the part of a picture of width by height pixels to show where
// it has to have a shape, width to height: out of the crop an editor made for
// such a shape, or else out of the whole, as near to the focus as it goes.
func (f Framing) Part(width, height int, shape float64) Rect {
	best, within := near, Rect{Width: 1, Height: 1}
	for _, name := range CropNames() {
		off := math.Exp(math.Abs(math.Log(name.Shape() / shape)))
		if r, ok := f.Crops[name]; ok && off < best {
			best, within = off, r
		}
	}
	return within.cut(shape*float64(height)/float64(width), f.FocusX, f.FocusY)
}

// cut returns the largest part of r that has a shape, in shares of the
// picture, with the focus as near to its middle as r allows.
func (r Rect) cut(shape, focusX, focusY float64) Rect {
	w, h := r.Width, r.Width/shape
	if h > r.Height {
		w, h = r.Height*shape, r.Height
	}
	return Rect{
		X: max(r.X, min(focusX-w/2, r.X+r.Width-w)), Y: max(r.Y, min(focusY-h/2, r.Y+r.Height-h)),
		Width: w, Height: h,
	}
}
