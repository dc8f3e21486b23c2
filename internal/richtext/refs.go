package richtext

import "slices"

// Pictures returns the ids of the pictures of the library that d shows, in
// rising order, each once.
func (d Doc) Pictures() []int64 {
	var r refs
	r.blocks(d.Blocks)
	return distinct(r.pictures)
}

// Topics returns the ids of the topics that d mentions, in rising order, each
// once.
func (d Doc) Topics() []int64 {
	var r refs
	r.blocks(d.Blocks)
	return distinct(r.topics)
}

// Links returns the addresses that d links to or embeds, in rising order, each
// once.
func (d Doc) Links() []string {
	var r refs
	r.blocks(d.Blocks)
	slices.Sort(r.links)
	return slices.Compact(r.links)
}

// distinct returns the ids that are set, in rising order, each once.
func distinct(ids []int64) []int64 {
	slices.Sort(ids)
	return slices.DeleteFunc(slices.Compact(ids), func(id int64) bool { return id == 0 })
}

// refs collects ids and addresses as it meets them.
type refs struct {
	pictures, topics []int64
	links            []string
}

func (r *refs) blocks(blocks []Block) {
	for _, b := range blocks {
		r.block(b)
	}
}

func (r *refs) block(b Block) {
	switch b := b.(type) {
	case Quote:
		r.topics = append(r.topics, b.Topic)
	case Picture:
		r.pictures = append(r.pictures, b.Picture)
	case Gallery:
		for _, p := range b.Pictures {
			r.pictures = append(r.pictures, p.Picture)
		}
	case Video:
		r.pictures = append(r.pictures, b.Poster)
	case Embed:
		r.links = append(r.links, b.URL)
	}
	for _, t := range TextsOf(b) {
		for _, s := range t {
			r.topics = append(r.topics, s.Topic)
			if s.Link != "" {
				r.links = append(r.links, s.Link)
			}
		}
	}
}
