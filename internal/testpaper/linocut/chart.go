package linocut

import (
	"strconv"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// chartBridgeCost: four piles of cost, each higher than the last, each with its figure, as cut blocks on a ruled ground.
func chartBridgeCost(s *sheet) {
	const foot, tall = 760.0, 5.9
	names := []string{"Approved", "Contract", "Revised", "Final"}
	s.ground(paper)
	s.rules(foot, 20*tall, 5)
	for i, v := range []float64{41, 58, 77, 96} {
		x := 210 + 330*float64(i)
		k := mid
		if i == 3 {
			k = spot
		}
		bar := box(x, foot-v*tall, x+210, foot)
		s.lay(bar.move(14, 12), key)
		s.lay(bar, k)
		s.score(box(x+14, foot-v*tall+14, x+196, foot-14), 1.2, 44, 9, k)
		s.word(strconv.Itoa(int(v)), x+105, foot-v*tall-26, 76, key)
		s.word(names[i], x+105, foot+72, 50, key)
	}
	s.lay(rod(12, 130, foot+6, 1480, foot+6), key)
}

// chartNightBoat: the night boat's passengers, year by year: a fall and a slow climb back.
func chartNightBoat(s *sheet) {
	const foot, tall = 740.0, 1.36
	s.ground(paper)
	s.rules(foot, 100*tall, 4)
	var line []point
	for i, v := range []float64{412, 398, 214, 261, 305, 322} {
		line = append(line, point{190 + 246*float64(i), foot - v*tall})
	}
	area := under(line, foot)
	s.lay(area, light)
	s.score(area, 1.25, 40, 10, light)
	for i := range line[1:] {
		s.lay(rod(22, line[i].X+5, line[i].Y+6, line[i+1].X+5, line[i+1].Y+6), key)
		s.lay(rod(15, line[i].X, line[i].Y, line[i+1].X, line[i+1].Y), mid)
	}
	for i, p := range line {
		s.lay(disc(p.add(point{4, 5}), 26), key)
		s.lay(disc(p, 23), spot)
		above := -46.0
		if i == 2 {
			above = 88 // the lowest point would meet the falling line
		}
		s.word([]string{"412", "398", "214", "261", "305", "322"}[i], p.X, p.Y+above, 58, key)
		s.word([]string{"6 years ago", "5", "4", "3", "2", "last year"}[i], p.X, foot+66, 42, key)
	}
	s.lay(rod(12, 110, foot+6, 1500, foot+6), key)
}

// rules are the chart's level lines above its foot.
func (s *sheet) rules(foot, gap float64, n int) {
	var out shape
	for i := range n {
		y := foot - gap*float64(i+1)
		out = append(out, rod(4, 120, y, 1490, y)...)
	}
	s.over(out, thinMid)
}

// word cuts text centred on x with its foot on y, size units high; letters come from the Go font, cut by the same hand.
func (s *sheet) word(text string, x, y, size float64, k ink) {
	face, err := sfnt.Parse(gobold.TTF)
	if err != nil {
		return // the font is part of the program; a picture without its figures is better than none
	}
	var buf sfnt.Buffer
	ppem := fixed.I(256)
	unit := size / 256
	var glyphs [][]sfnt.Segment
	var starts []float64
	width := 0.0
	for _, r := range text {
		index, _ := face.GlyphIndex(&buf, r)
		segments, _ := face.LoadGlyph(&buf, index, ppem, nil)
		advance, _ := face.GlyphAdvance(&buf, index, ppem, font.HintingNone)
		glyphs, starts = append(glyphs, append([]sfnt.Segment(nil), segments...)), append(starts, width)
		width += float64(advance) / 64 * unit
	}
	for i, g := range glyphs {
		s.glyph(g, point{x - width/2 + starts[i], y}, unit, k)
	}
}

// glyph lays the letter's outer outlines and knocks its counters out again.
func (s *sheet) glyph(segments []sfnt.Segment, at point, unit float64, k ink) {
	var outer, inner shape
	for _, line := range outlinesOf(segments) {
		for i, p := range line {
			line[i] = at.add(p.times(unit))
		}
		if area(line) > 0 {
			outer = append(outer, line)
		} else {
			inner = append(inner, line)
		}
	}
	s.lay(outer, k)
	s.lay(inner, paper)
}

// outlinesOf flattens a glyph's segments.
func outlinesOf(segments []sfnt.Segment) [][]point {
	at := func(p fixed.Point26_6) point { return point{float64(p.X) / 64, float64(p.Y) / 64} }
	var out [][]point
	for _, g := range segments {
		if g.Op == sfnt.SegmentOpMoveTo {
			out = append(out, nil)
		}
		last := &out[len(out)-1]
		switch g.Op {
		case sfnt.SegmentOpMoveTo, sfnt.SegmentOpLineTo:
			*last = append(*last, at(g.Args[0]))
		case sfnt.SegmentOpQuadTo:
			a, b, c := (*last)[len(*last)-1], at(g.Args[0]), at(g.Args[1])
			for i := 1; i <= 5; i++ {
				t := float64(i) / 5
				*last = append(*last, a.to(b, t).to(b.to(c, t), t))
			}
		case sfnt.SegmentOpCubeTo:
			*last = append(*last, at(g.Args[2]))
		}
	}
	return out
}
