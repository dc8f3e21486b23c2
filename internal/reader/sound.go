package reader

import (
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/blob"
	"github.com/courant-press/courant/internal/paper"
)

// SoundRoot is where recordings are served: /media/sound/{hash}.mp3 and .opus.
// A file never changes, and a new recording has another address.
const SoundRoot = "/media/sound/"

// soundTypes are the media types of recordings by the ends of their addresses.
func soundTypes() map[string]string {
	return map[string]string{".mp3": "audio/mpeg", ".opus": "audio/ogg; codecs=opus"}
}

func soundPath(f paper.SoundFile) string {
	if f.Type == "audio/mpeg" {
		return SoundRoot + f.Blob + ".mp3"
	}
	return SoundRoot + f.Blob + ".opus"
}

// Sound serves recordings from a shelf.
type Sound struct{ Shelf blob.Shelf }

// Serve answers a request below [SoundRoot], ranges included.
func (s Sound) Serve(w http.ResponseWriter, r *http.Request) error {
	name := strings.TrimPrefix(r.URL.Path, SoundRoot)
	for ending, mediaType := range soundTypes() {
		hash, ok := strings.CutSuffix(name, ending)
		if !ok {
			continue
		}
		file, err := s.Shelf.Open(r.Context(), hash)
		if errors.Is(err, blob.ErrNotFound) {
			return errNoPage
		}
		if err != nil {
			return err
		}
		defer file.Close() // it was only read
		h := w.Header()
		h.Set("Content-Type", mediaType)
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
		h.Set("Etag", `"`+hash[:16]+`"`)
		h.Set("Cross-Origin-Resource-Policy", "cross-origin")
		http.ServeContent(w, r, "", time.Time{}, file)
		return nil
	}
	return errNoPage
}
