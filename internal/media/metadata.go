package media

import (
	"io"
	"path"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/bep/imagemeta"

	"github.com/courant-press/courant/internal/news"
)

// Facts are what a file says about itself: EXIF of the camera, IPTC-IIM of
// the agency, XMP of the editing program (IPTC Photo Metadata Standard
// 2025.1). Where it was taken is not among them.
type Facts struct {
	Caption, Alt, Credit, Rights string
	SourceType                   string // IPTC digital source type
	Persons                      []string
	TakenAt                      time.Time
}

// ReadFacts reads what a file says about itself. What is broken, hostile or
// too long is left out or cut: a file is never refused for its metadata.
func ReadFacts(r io.ReadSeeker, kind string) Facts {
	format, ok := metadataFormat(kind)
	if !ok {
		return Facts{}
	}
	if _, err := r.Seek(0, io.SeekStart); err != nil {
		return Facts{}
	}
	tags := map[string][]string{}
	_, _ = imagemeta.Decode(imagemeta.Options{ // as far as it can be read
		R: r, ImageFormat: format, Sources: imagemeta.EXIF | imagemeta.IPTC | imagemeta.XMP,
		ShouldHandleTag: func(tag imagemeta.TagInfo) bool { return wanted(tagName(tag)) },
		HandleTag: func(tag imagemeta.TagInfo) error {
			name := tagName(tag)
			tags[name] = append(tags[name], texts(tag.Value)...)
			return nil
		},
		LimitNumTags: 2000, Timeout: 2 * time.Second,
	})
	return factsOf(tags)
}

func metadataFormat(kind string) (imagemeta.ImageFormat, bool) {
	switch kind {
	case typeJPEG:
		return imagemeta.JPEG, true
	case typePNG:
		return imagemeta.PNG, true
	case typeWebP:
		return imagemeta.WebP, true
	case typeHEIC:
		return imagemeta.HEIF, true
	case typeAVIF:
		return imagemeta.AVIF, true
	default:
		return 0, false
	}
}

// places are where each fact is looked for, the best place first. XMP comes
// before IIM, which knows no Unicode for sure, and both before what a camera
// wrote.
func places() map[string][]string {
	return map[string][]string{
		"caption": {"xmp:Description", "iptc:Caption-Abstract", "exif:ImageDescription"},
		"alt":     {"xmp:AltTextAccessibility"},
		"creator": {"xmp:Creator", "iptc:By-line", "exif:Artist"},
		"credit":  {"xmp:Credit", "iptc:Credit"},
		"rights":  {"xmp:Rights", "iptc:CopyrightNotice", "exif:Copyright"},
		"usage":   {"xmp:UsageTerms"},
		"source":  {"xmp:DigitalSourceType"},
		"persons": {"xmp:PersonInImage"},
		"taken":   {"xmp:DateCreated", "exif:DateTimeOriginal", "xmp:CreateDate"},
	}
}

func wanted(name string) bool {
	for _, names := range places() {
		if slices.Contains(names, name) {
			return true
		}
	}
	return false
}

func tagName(tag imagemeta.TagInfo) string {
	switch tag.Source {
	case imagemeta.XMP:
		return "xmp:" + tag.Tag
	case imagemeta.IPTC:
		return "iptc:" + tag.Tag
	default:
		return "exif:" + tag.Tag
	}
}

// texts returns what is text in the value of a tag.
func texts(value any) []string {
	switch v := value.(type) {
	case string:
		return []string{v}
	case []string:
		return v
	default:
		return nil
	}
}

func factsOf(tags map[string][]string) Facts {
	where := places()
	all := func(fact string, most int) (found []string) {
		for _, place := range where[fact] {
			for _, text := range tags[place] {
				if text = tidy(text, most); text != "" && !slices.Contains(found, text) {
					found = append(found, text)
				}
			}
		}
		return found
	}
	first := func(fact string, most int) string {
		if found := all(fact, most); len(found) > 0 {
			return found[0]
		}
		return ""
	}
	f := Facts{
		Caption: first("caption", news.MaxCaption),
		Alt:     first("alt", news.MaxAlt),
		Credit:  creditOf(first("creator", news.MaxCredit/2), first("credit", news.MaxCredit/2-1)),
		Rights:  first("rights", news.MaxRights/2),
		Persons: all("persons", news.MaxName),
		TakenAt: dateOf(first("taken", 40)),
	}
	if usage := first("usage", news.MaxRights/2-1); usage != f.Rights {
		f.Rights = strings.TrimSpace(f.Rights + " " + usage)
	}
	if source := path.Base(first("source", 200)); slices.Contains(news.SourceTypes(), source) {
		f.SourceType = source
	}
	f.Persons = f.Persons[:min(len(f.Persons), news.MaxPersons)]
	return f
}

// creditOf joins the photographer and the agency as papers print them,
// "Ada Quill/Agency", unless the one says the other already.
func creditOf(creator, credit string) string {
	switch {
	case creator == "" || strings.Contains(credit, creator):
		return credit
	case credit == "" || strings.Contains(creator, credit):
		return creator
	default:
		return creator + "/" + credit
	}
}

// tidy makes one line of plain text of what somebody wrote into a file, at
// most so many characters long.
func tidy(text string, most int) string {
	text = strings.ToValidUTF8(text, "")
	text = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\uFFFD' || r == '\uFEFF' {
			return -1
		}
		return r
	}, text)
	text = strings.Join(strings.Fields(text), " ")
	if utf8.RuneCountInString(text) > most {
		text = strings.TrimSpace(string([]rune(text)[:most-1])) + "…"
	}
	return text
}

// dateOf reads the ways in which the three standards write a time. One
// without a zone is taken as it stands.
func dateOf(text string) time.Time {
	for _, layout := range []string{
		time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04Z07:00", "2006-01-02T15:04",
		"2006:01:02 15:04:05", time.DateOnly,
	} {
		if t, err := time.Parse(layout, text); err == nil && t.Year() > 1800 && t.Year() < 2200 {
			return t.UTC()
		}
	}
	return time.Time{}
}
