package linocut

// format is the proportion of a picture.
type format int

const (
	landscape format = iota // 3:2
	upright                 // 4:5, for portraits
	broad                   // 16:9, for maps and charts
	square                  // 1:1, for the cover of a podcast
)

// units is the size of the drawing, in its own units.
func (f format) units() (wide, high float64) {
	switch f {
	case upright:
		return 800, 1000
	case broad:
		return 1600, 900
	case square:
		return 1000, 1000
	}
	return 1500, 1000
}

// block is one picture of the paper, as kept on the shelf: under which key, in which format and inks, what a crop must
// keep, and how it is cut.
type block struct {
	key    string
	format format
	inks   inkSet
	focus  point // as shares of width and height
	scene  func(*sheet)
}

// catalogue is the shelf: every picture of The Ferry Gazette.
func catalogue() []block {
	return []block{
		{"harbour-dawn", landscape, dawnInk, point{0.62, 0.5}, harbourDawn},
		{"swing-bridge-open", landscape, dayInk, point{0.45, 0.5}, swingBridgeOpen},
		{"swing-bridge-road", landscape, plumInk, point{0.5, 0.6}, swingBridgeRoad},
		{"bridge-bearing", landscape, brickInk, point{0.7, 0.65}, bridgeBearing},
		{"bridge-barrier", landscape, stormInk, point{0.48, 0.55}, bridgeBarrier},
		{"ferry-day", landscape, dayInk, point{0.52, 0.6}, ferryDay},
		{"ferry-night", landscape, nightInk, point{0.52, 0.6}, ferryNight},
		{"small-ferry", landscape, dayInk, point{0.5, 0.65}, smallFerry},
		{"picket-line", landscape, dawnInk, point{0.53, 0.6}, picketLine},
		{"lorry-queue", landscape, dayInk, point{0.45, 0.55}, lorryQueue},
		{"ferry-terminal", landscape, plumInk, point{0.5, 0.6}, ferryTerminal},
		{"saint-orme", landscape, brickInk, point{0.48, 0.5}, saintOrme},
		{"crane-row", landscape, dawnInk, point{0.6, 0.45}, craneRow},
		{"dry-dock", landscape, stormInk, point{0.5, 0.5}, dryDock},
		{"stadium-night", landscape, nightInk, point{0.5, 0.5}, stadiumNight},
		{"football-match", landscape, dayInk, point{0.52, 0.4}, footballMatch},
		{"rowing", landscape, dawnInk, point{0.52, 0.7}, rowing},
		{"handball", landscape, plumInk, point{0.45, 0.4}, handballShot},
		{"cyclists", landscape, bottleInk, point{0.4, 0.65}, roadRace},
		{"lighthouse", landscape, nightInk, point{0.58, 0.4}, lighthouse},
		{"kelp-farm", landscape, bottleInk, point{0.55, 0.45}, kelpFarm},
		{"wind-turbines", landscape, dayInk, point{0.62, 0.5}, windTurbines},
		{"storm-waves", landscape, stormInk, point{0.55, 0.5}, stormWaves},
		{"seal", landscape, dawnInk, point{0.5, 0.5}, sealOnRock},
		{"water-map", broad, dayInk, point{0.5, 0.45}, waterMap},
		{"map-strait", broad, dayInk, point{0.5, 0.5}, mapStrait},
		{"chart-bridge-cost", broad, dayInk, point{0.5, 0.5}, chartBridgeCost},
		{"chart-night-boat", broad, dayInk, point{0.5, 0.5}, chartNightBoat},
		{"town-hall", landscape, dawnInk, point{0.5, 0.4}, townHall},
		{"council-chamber", landscape, plumInk, point{0.5, 0.5}, councilChamber},
		{"court", landscape, stormInk, point{0.48, 0.55}, courtHouse},
		{"market-hall", landscape, bottleInk, point{0.5, 0.55}, marketHall},
		{"hills-reservoir", landscape, bottleInk, point{0.45, 0.5}, hillsReservoir},
		{"tap-glass", landscape, dayInk, point{0.42, 0.6}, tapGlass},
		{"water-queue", landscape, brickInk, point{0.5, 0.65}, waterQueue},
		{"pumping-station", landscape, brickInk, point{0.5, 0.6}, pumpingStation},
		{"tram", landscape, dawnInk, point{0.47, 0.6}, tramStreet},
		{"umbrellas", landscape, stormInk, point{0.5, 0.6}, umbrellas},
		{"library", landscape, bottleInk, point{0.5, 0.6}, readingRoom},
		{"archive-boxes", landscape, plumInk, point{0.45, 0.6}, archiveBoxes},
		{"hospital", landscape, nightInk, point{0.45, 0.6}, hospital},
		{"school", landscape, brickInk, point{0.5, 0.55}, schoolYard},
		{"theatre-stage", landscape, plumInk, point{0.5, 0.55}, theatreStage},
		{"orchestra", landscape, gildInk, point{0.5, 0.6}, orchestra},
		{"telescope-dome", landscape, nightInk, point{0.5, 0.5}, observatory},
		{"terraces", landscape, dawnInk, point{0.52, 0.55}, terraces},
		{"bookshop", landscape, nightInk, point{0.52, 0.6}, bookshop},
		{"classroom", landscape, dayInk, point{0.5, 0.6}, shipSimulator},
		{"bridge-keeper", landscape, dawnInk, point{0.66, 0.5}, bridgeKeeper},
		{"foghorn", square, nightInk, point{0.5, 0.5}, foghorn},
		{"portrait-lindqvist", upright, dayInk, point{0.48, 0.4}, portrait(lindqvist())},
		{"portrait-serrane", upright, plumInk, point{0.52, 0.4}, portrait(serrane())},
		{"portrait-haddour", upright, brickInk, point{0.48, 0.4}, portrait(haddour())},
		{"portrait-velloor", upright, brickInk, point{0.52, 0.42}, portrait(velloor())},
		{"portrait-halloran", upright, plumInk, point{0.48, 0.38}, portrait(halloran())},
		{"portrait-tolley", upright, dawnInk, point{0.52, 0.4}, portrait(tolley())},
		{"portrait-rennick", upright, gildInk, point{0.48, 0.42}, portrait(rennick())},
		{"portrait-braddow", upright, dawnInk, point{0.52, 0.4}, portrait(braddow())},
		{"portrait-darwazi", upright, brickInk, point{0.48, 0.42}, portrait(darwazi())},
		{"portrait-quill", upright, dayInk, point{0.48, 0.4}, portrait(quill())},
	}
}
