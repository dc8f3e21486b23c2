package feed

import "github.com/courant-press/courant/internal/paper"

// Episodes returns articles as the episodes of a podcast. Sound returns the
// absolute address of a file; a recording without an MP3 is left out, because
// not every program could play it.
func (c Composer) Episodes(heard []paper.Heard, sound func(paper.SoundFile) string) []Episode {
	var all []Episode
	for _, h := range heard {
		item := c.item(h.Card)
		e := Episode{
			ID: item.ID + "#heard", URL: item.URL, Title: item.Title, Summary: item.text(),
			Published: item.Published, Duration: h.Recording.Duration, Authors: item.Authors,
		}
		if item.Picture != nil {
			e.Cover = item.Picture.URL
		}
		for _, f := range h.Recording.Files {
			if file := (Enclosure{URL: sound(f), Size: f.Size}); f.Type == "audio/mpeg" {
				e.MP3 = file
			} else {
				e.Opus = file
			}
		}
		if len(h.Recording.Marks) > 0 {
			e.Transcript = item.URL + "/transcript.vtt"
		}
		if len(h.Recording.Chapters) > 0 {
			e.Chapters = item.URL + "/chapters.json"
		}
		if e.MP3.URL != "" {
			all = append(all, e)
		}
	}
	return all
}
