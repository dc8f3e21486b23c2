package media

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"strconv"
	"strings"
)

// A drawing is taken only as far as it is a drawing: elements and attributes
// off the lists below are left out, so no script, no address of another file
// and no style sheet from elsewhere can be in what is drawn. It is never sent
// to a reader, but drawn as pixels once, at a good size.
const (
	svgSide     = 2000    // pixels of the longer side when drawn
	maxSVG      = 4 << 20 // bytes
	maxSVGDepth = 64
	svgSpace    = "http://www.w3.org/2000/svg"
)

const svgElements = " svg g path rect circle ellipse line polyline polygon text tspan title desc defs style" +
	" linearGradient radialGradient stop clipPath mask pattern symbol use marker switch "

const svgAttributes = " id class style transform viewBox width height x y x1 y1 x2 y2 cx cy r rx ry fx fy d points dx dy rotate" +
	" fill fill-opacity fill-rule stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray" +
	" stroke-dashoffset stroke-opacity opacity color display visibility overflow font-family font-size font-weight" +
	" font-style font-variant letter-spacing word-spacing text-anchor text-decoration dominant-baseline baseline-shift" +
	" textLength lengthAdjust offset stop-color stop-opacity gradientUnits gradientTransform spreadMethod" +
	" patternUnits patternContentUnits patternTransform clip-path clip-rule clipPathUnits mask maskUnits" +
	" maskContentUnits marker-start marker-mid marker-end markerWidth markerHeight markerUnits orient refX refY" +
	" preserveAspectRatio paint-order vector-effect mix-blend-mode isolation "

// sizeOfSVG returns the size at which a drawing is drawn.
func sizeOfSVG(r io.Reader) (width, height int, err error) {
	clean, err := cleanSVG(r)
	return clean.width, clean.height, err
}

// A cleanDrawing is a drawing with nothing in it but what may be drawn.
type cleanDrawing struct {
	text          []byte
	width, height int // pixels
}

// cleanSVG reads a drawing and keeps what may be drawn. XML with entities of
// its own is refused, as is what is not XML at all.
func cleanSVG(r io.Reader) (clean cleanDrawing, err error) {
	limited := &io.LimitedReader{R: r, N: maxSVG + 1}
	w := svgWriter{}
	dec := xml.NewDecoder(limited)
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err == nil {
			err = w.take(token)
		}
		if limited.N == 0 {
			return clean, refuse("The drawing is larger than 4 MB. Send it as a PNG.")
		}
		if err != nil {
			return clean, refuse("The SVG can not be read: it is damaged, or uses parts of XML that are not safe. Send it as a PNG.")
		}
	}
	clean.text = w.out.Bytes()
	clean.width, clean.height = drawnSize(w.ratio)
	if w.ratio == 0 {
		return clean, refuse("The SVG does not say how large it is. Give it a viewBox, or send it as a PNG.")
	}
	return clean, nil
}

// drawnSize brings the longer side to svgSide.
func drawnSize(ratio float64) (width, height int) {
	if ratio >= 1 {
		return svgSide, max(1, int(svgSide/ratio))
	}
	return max(1, int(svgSide*ratio)), svgSide
}

var errDepth = errors.New("too deep")

// A svgWriter copies what is allowed.
type svgWriter struct {
	out     bytes.Buffer
	ratio   float64 // width to height, of the outermost element
	depth   int
	skipped int  // depth of the element that is left out with all in it; 0 for none
	style   bool // within <style>
}

func (w *svgWriter) take(token xml.Token) error {
	switch t := token.(type) {
	case xml.StartElement:
		return w.start(t)
	case xml.EndElement:
		w.end(t)
	case xml.CharData:
		if text := string(t); w.skipped == 0 && w.depth > 0 && (!w.style || harmlessStyle(text)) {
			_ = xml.EscapeText(&w.out, []byte(text)) // into memory
			if w.style {
				w.out.WriteString("\n") // two harmless pieces must not join to one that is not
			}
		}
	case xml.Directive:
		if bytes.Contains(t, []byte("<!ENTITY")) {
			return errors.New("entities")
		}
	}
	return nil
}

func (w *svgWriter) start(t xml.StartElement) error {
	if w.depth++; w.depth > maxSVGDepth {
		return errDepth
	}
	allowed := (t.Name.Space == svgSpace || t.Name.Space == "") && listed(svgElements, t.Name.Local)
	if w.skipped > 0 || !allowed {
		if w.skipped == 0 {
			w.skipped = w.depth
		}
		return nil
	}
	w.style = t.Name.Local == "style"
	w.out.WriteString("<" + t.Name.Local)
	if w.depth == 1 {
		w.ratio = ratioOf(t.Attr)
		w.out.WriteString(` xmlns="` + svgSpace + `"`)
	}
	for _, a := range t.Attr {
		if name := a.Name.Local; allowedAttribute(a) {
			w.out.WriteString(" " + name + `="`)
			_ = xml.EscapeText(&w.out, []byte(a.Value)) // into memory
			w.out.WriteString(`"`)
		}
	}
	w.out.WriteString(">")
	return nil
}

func (w *svgWriter) end(t xml.EndElement) {
	switch w.skipped {
	case 0:
		w.out.WriteString("</" + t.Name.Local + ">")
		w.style = false
	case w.depth:
		w.skipped = 0
	}
	w.depth--
}

// allowedAttribute lets through what is listed, and links to other parts of
// the same drawing.
func allowedAttribute(a xml.Attr) bool {
	if a.Name.Local == "href" {
		return strings.HasPrefix(a.Value, "#")
	}
	return a.Name.Space == "" && listed(svgAttributes, a.Name.Local) && harmlessStyle(a.Value)
}

// harmlessStyle reports whether a style names nothing outside the drawing.
func harmlessStyle(text string) bool {
	if strings.ContainsAny(text, `@\`) {
		return false
	}
	for rest := strings.ToLower(text); ; {
		_, after, found := strings.Cut(rest, "url(")
		if !found {
			return true
		}
		if !strings.HasPrefix(strings.TrimLeft(after, ` "'`), "#") {
			return false
		}
		rest = after
	}
}

func listed(list, name string) bool {
	return name != "" && !strings.Contains(name, " ") && strings.Contains(list, " "+name+" ")
}

// ratioOf reads the shape of a drawing from its viewBox, or else from its
// width and height; 0 if it has neither.
func ratioOf(attributes []xml.Attr) float64 {
	var width, height float64
	for _, a := range attributes {
		switch a.Name.Local {
		case "viewBox":
			fields := strings.FieldsFunc(a.Value, func(r rune) bool { return r == ' ' || r == ',' || r == '\n' || r == '\t' })
			if len(fields) == 4 {
				return sane(length(fields[2]) / length(fields[3]))
			}
		case "width":
			width = length(a.Value)
		case "height":
			height = length(a.Value)
		}
	}
	return sane(width / height)
}

// sane returns a ratio that a picture may have, or 0.
func sane(ratio float64) float64 {
	if ratio > 1.0/100 && ratio < 100 {
		return ratio
	}
	return 0
}

// length reads a number with or without a unit.
func length(text string) float64 {
	n, err := strconv.ParseFloat(strings.TrimRight(strings.TrimSpace(text), "pxtmcine%"), 64)
	if err != nil || math.IsNaN(n) {
		return 0
	}
	return n
}
