package reader

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// The layout of a card image, in pixels.
const (
	cardMargin = 72
	cardRule   = 18 // height of the coloured band at the top
	cardLines  = 5  // at most, of the headline
	nameSize   = 34
	kickerSize = 30
	footSize   = 26
)

// headlineSizes are tried from the largest until the headline fits.
var headlineSizes = []float64{84, 76, 68, 60, 52, 46}

// fontFiles are what a card is set in.
type fontFiles struct{ headline, text *sfnt.Font }

// fonts reads the theme's fonts for cards, with the Go fonts where it has none
// or they cannot be read.
func (e *edition) fonts() (fontFiles, error) {
	card := e.theme.Manifest.Card
	headline, err := e.font(card.Headline, gobold.TTF)
	if err != nil {
		return fontFiles{}, err
	}
	text, err := e.font(card.Text, goregular.TTF)
	return fontFiles{headline, text}, err
}

func (e *edition) font(name string, fallback []byte) (*sfnt.Font, error) {
	if a, ok := e.theme.Asset(name); ok {
		if f, err := opentype.Parse(a.Body); err == nil {
			return f, nil
		}
	}
	f, err := opentype.Parse(fallback)
	if err != nil {
		return nil, fmt.Errorf("read the font of the card: %w", err)
	}
	return f, nil
}

// A canvas is a card image in the making.
type canvas struct {
	image *image.RGBA
	rtl   bool
}

// paint draws a card image and returns it as JPEG, some 40 KB.
func paint(a art, fonts fontFiles) ([]byte, error) {
	c := canvas{image.NewRGBA(image.Rect(0, 0, shareWidth, shareHeight)), a.RTL}
	c.fill(c.image.Bounds(), hexColour(a.Ground))
	c.fill(image.Rect(0, 0, shareWidth, cardRule), hexColour(a.Accent))
	ink, accent := hexColour(a.Ink), hexColour(a.Accent)
	top := cardRule + cardMargin
	for _, l := range []struct {
		text   string
		font   *sfnt.Font
		size   float64
		colour color.Color
		y      int
	}{
		{a.Paper, fonts.headline, nameSize, ink, top},
		{a.Kicker, fonts.text, kickerSize, accent, top + 2*kickerSize},
		{a.Foot, fonts.text, footSize, ink, shareHeight - cardMargin + footSize/2},
	} {
		if err := c.line(l.text, l.font, l.size, l.colour, l.y); err != nil {
			return nil, err
		}
	}
	if err := c.headline(a.Headline, fonts.headline, ink, top+3*kickerSize); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, c.image, &jpeg.Options{Quality: 88}); err != nil {
		return nil, fmt.Errorf("encode the card: %w", err)
	}
	return out.Bytes(), nil
}

func (c canvas) fill(r image.Rectangle, colour color.Color) {
	draw.Draw(c.image, r, image.NewUniform(colour), image.Point{}, draw.Src)
}

// line writes one line, cut at the margin, with its baseline at y.
func (c canvas) line(text string, f *sfnt.Font, size float64, colour color.Color, y int) error {
	if !canSet(f, text) {
		return nil
	}
	face, err := newFace(f, size)
	if err != nil {
		return err
	}
	lines := wrap(face, text, 1)
	c.write(face, strings.Join(lines, ""), colour, y)
	return face.Close()
}

// headline writes the headline below y, as large as it fits.
func (c canvas) headline(text string, f *sfnt.Font, colour color.Color, y int) error {
	if text == "" || !canSet(f, text) {
		return nil
	}
	room := shareHeight - cardMargin - 2*footSize - y
	for i, size := range headlineSizes {
		face, err := newFace(f, size)
		if err != nil {
			return err
		}
		height := int(size * 1.16)
		most := min(cardLines, room/height)
		lines := wrap(face, text, most+1)
		if len(lines) > most && i < len(headlineSizes)-1 {
			continue
		}
		for n, line := range wrap(face, text, most) {
			c.write(face, line, colour, y+(n+1)*height)
		}
		break
	}
	return nil
}

// write draws a line at the side where reading begins.
func (c canvas) write(face font.Face, text string, colour color.Color, baseline int) {
	x := fixed.I(cardMargin)
	if c.rtl {
		x = fixed.I(shareWidth-cardMargin) - font.MeasureString(face, text)
	}
	d := font.Drawer{Dst: c.image, Src: image.NewUniform(colour), Face: face, Dot: fixed.Point26_6{X: x, Y: fixed.I(baseline)}}
	d.DrawString(text)
}

func newFace(f *sfnt.Font, size float64) (font.Face, error) {
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return nil, fmt.Errorf("set the type of the card: %w", err)
	}
	return face, nil
}

// wrap breaks text into at most so many lines that fit between the margins.
// What does not fit ends in an ellipsis.
func wrap(face font.Face, text string, most int) []string {
	var lines []string
	rest := strings.Fields(text)
	for len(rest) > 0 && len(lines) < most {
		n := 1
		for n < len(rest) && fits(face, strings.Join(rest[:n+1], " ")) {
			n++
		}
		lines, rest = append(lines, strings.Join(rest[:n], " ")), rest[n:]
	}
	for i, line := range lines {
		if last := i == len(lines)-1; !fits(face, line) || last && len(rest) > 0 {
			lines[i] = shorten(face, line)
		}
	}
	return lines
}

// shorten cuts a line so that it fits with an ellipsis.
func shorten(face font.Face, line string) string {
	runes := []rune(line)
	for len(runes) > 0 && !fits(face, string(runes)+"…") {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimRightFunc(string(runes), unicode.IsSpace) + "…"
}

func fits(face font.Face, line string) bool {
	return font.MeasureString(face, line) <= fixed.I(shareWidth-2*cardMargin)
}

// canSet reports whether a font has every letter of a text and the letters can
// stand one after another as they come. Scripts whose letters join or change
// places need a shaper; without one no text is better than a wrong one.
func canSet(f *sfnt.Font, text string) bool {
	var b sfnt.Buffer
	for _, r := range text {
		if unicode.IsSpace(r) {
			continue
		}
		glyph, err := f.GlyphIndex(&b, r)
		if err != nil || glyph == 0 || unicode.IsLetter(r) && !isPlainScript(r) {
			return false
		}
	}
	return true
}

func isPlainScript(r rune) bool {
	return unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Armenian, unicode.Georgian,
		unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo)
}

// hexColour reads "#1f4e79"; the colours of themes and sections were checked.
func hexColour(s string) color.Color {
	n, _ := strconv.ParseUint(strings.TrimPrefix(s, "#"), 16, 24)
	return color.RGBA{R: uint8(n >> 16), G: uint8(n >> 8), B: uint8(n), A: 0xff}
}
