package linocut

// colour is red, green and blue, 0xRRGGBB.
type colour uint32

// channel is one of the colour's parts: 0 red, 1 green, 2 blue.
func (c colour) channel(i int) uint32 { return uint32(c) >> (16 - 8*i) & 0xff }

// palette is the paper and the four inks of a print, in the order of the blocks.
type palette struct {
	paper colour
	inks  [blocks]colour // key, mid, light, spot
}

// inkSet names a palette.
type inkSet int

// The ink sets the press keeps mixed.
const (
	dawnInk   inkSet = iota // Prussian blue, steel, peach, vermilion
	dayInk                  // Prussian blue, sea blue, sand, vermilion
	bottleInk               // bottle green, moss, straw, ochre
	plumInk                 // aubergine, teal, rose, orange
	nightInk                // midnight, ultramarine, lamplight, amber
	stormInk                // slate, sea grey, mist, signal red
	brickInk                // bistre, terracotta, straw, petrol
	gildInk                 // bistre, chestnut, bone, gold
)

func (s inkSet) palette() palette {
	return [...]palette{
		dawnInk:   {0xf6ecdc, [blocks]colour{0x17365a, 0x6f9fb4, 0xf7cfa6, 0xe4502f}},
		dayInk:    {0xf6efe0, [blocks]colour{0x123a5c, 0x4f97b5, 0xf0dcb0, 0xe0482a}},
		bottleInk: {0xf5eddb, [blocks]colour{0x12392f, 0x6f9c74, 0xf0dda2, 0xdf9a1e}},
		plumInk:   {0xf5ebe0, [blocks]colour{0x35193f, 0x4a9a98, 0xf2cdb8, 0xe5713a}},
		nightInk:  {0xf7ecd0, [blocks]colour{0x0f1d3a, 0x3f679c, 0xf6d98a, 0xf0a030}},
		stormInk:  {0xf1ece1, [blocks]colour{0x1a2c38, 0x6b929b, 0xd3ddd2, 0xd2492f}},
		brickInk:  {0xf6ecda, [blocks]colour{0x33201c, 0xc9694a, 0xf1d3a0, 0x2f7f86}},
		gildInk:   {0xf6ecda, [blocks]colour{0x2b1f2a, 0xb4684c, 0xefdcb8, 0xe2a527}},
	}[s]
}
