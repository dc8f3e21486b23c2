package linocut

import "math"

// The paper's people, one sitter each.

func lindqvist() sitter {
	return sitter{
		skin: light, dusk: thinSpot, lips: thinSpot, wall: mid, behind: openSea, hair: cropped, strands: key | mid,
		dress: oilskin, broad: 1, age: 4, brow: 0.9, smile: 3,
	}
}

func serrane() sitter {
	return sitter{
		right: true, skin: light, dusk: thinSpot, lips: spot, wall: mid, behind: halo, hair: bobbed, strands: key | mid,
		dress: jacket, broad: 1, age: 5, brow: 0.8, smile: 1, details: []func(*bust){broadGlasses},
	}
}

func haddour() sitter {
	return sitter{
		skin: light | thinMid, dusk: thinMid | thinKey, lips: thinKey, wall: spot, behind: paperStripes, hair: curls, strands: key | mid,
		dress: scarf, broad: 0.97, age: 3, brow: 1, smile: 6,
	}
}

func velloor() sitter {
	return sitter{
		right: true, skin: mid, dusk: thinKey, lips: thinKey, wall: light, behind: sunburst, hair: cropped, strands: key | mid,
		dress: openShirt, broad: 1, age: 3, brow: 1.2, details: []func(*bust){fullBeard, roundGlasses},
	}
}

func halloran() sitter {
	return sitter{
		skin: light, dusk: thinSpot, lips: spot, wall: mid, behind: paperStripes, hair: pinnedUp, strands: light | thinKey,
		dress: roundNeck, broad: 1, age: 6, brow: 0.75, smile: 7, details: []func(*bust){earring},
	}
}

func tolley() sitter {
	return sitter{
		right: true, skin: light, dusk: thinSpot, lips: thinSpot, wall: mid, behind: halo, hair: bald, strands: light | thinKey,
		dress: jacket, broad: 1.1, age: 6, brow: 1.3, smile: 4, details: []func(*bust){flatCap},
	}
}

func rennick() sitter {
	return sitter{
		skin: mid, dusk: thinKey, lips: thinKey, wall: light, behind: sunburst, hair: cropped, strands: key,
		dress: jacket, broad: 1, age: 5, brow: 0.9, smile: 3, details: []func(*bust){chainOfOffice, earring},
	}
}

func braddow() sitter {
	return sitter{
		right: true, skin: light, dusk: thinSpot, lips: thinSpot, wall: mid, behind: sunburst, hair: tied, strands: spot | thinKey,
		dress: workJacket, broad: 1, age: 4, brow: 1, speaking: true,
	}
}

func darwazi() sitter {
	return sitter{
		skin: light | thinMid, dusk: thinKey, lips: thinKey, wall: spot, behind: halo, hair: cropped, strands: key | mid,
		dress: openShirt, broad: 1.05, age: 4, brow: 1.2, smile: 2, details: []func(*bust){trimmedBeard},
	}
}

func quill() sitter {
	return sitter{
		skin: light | thinSpot, dusk: thinSpot | thinKey, lips: thinKey, wall: mid, behind: paperStripes, hair: tied, strands: key,
		dress: teamShirt, broad: 0.97, age: 2, brow: 0.9, smile: 6,
	}
}

// halo hangs a great pale disc behind the head, with strokes running out of it.
func halo(b *bust) {
	c := point{400, 430}
	b.rays(b.wall, c, 430, 1500, 0, 2*math.Pi, 34)
	b.lay(disc(c, 372), light)
	b.score(disc(c, 372), 0.5, 44, 9, light)
}

// sunburst opens the wall from low behind the shoulder.
func sunburst(b *bust) {
	b.rays(b.wall, b.way(shape{{{640, 900}}})[0][0], 120, 1300, math.Pi*0.9, math.Pi*2.1, 26)
}

// paperStripes are upright strokes, as of wallpaper.
func paperStripes(b *bust) {
	b.score(box(-9, -9, 809, 1009), math.Pi/2, 58, 13, b.wall)
}

// openSea puts the sitter before the horizon.
func openSea(b *bust) {
	b.fade(mid, 60, 420)
	b.lay(box(-9, 560, 809, 1009), mid|thinKey)
	b.ripples(575, 1009, 0.5, mid|key)
	b.gulls(2, 60, 90, 200, 300, key)
	b.gulls(1, 640, 90, 740, 300, key)
}
