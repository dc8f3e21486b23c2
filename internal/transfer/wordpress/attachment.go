package wordpress

import (
	"cmp"
	"encoding/json"
	"html"
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/courant-press/courant/internal/news"
	"github.com/courant-press/courant/internal/richtext"
	"github.com/courant-press/courant/internal/transfer/wordpress/wxr"
)

// An attachment is what must be kept of one to convert bodies again.
type attachment struct {
	ID     string `json:"-"`
	URL    string `json:"url"`
	Parent string `json:"parent,omitempty"`
	Order  int    `json:"order,omitempty"`
}

func attachmentOf(it *wxr.Item) attachment {
	order, _ := strconv.Atoi(strings.TrimSpace(it.MenuOrder))
	parent := strings.TrimSpace(it.Parent)
	if parent == "0" {
		parent = ""
	}
	return attachment{
		ID: strings.TrimSpace(it.ID), Parent: parent, Order: order,
		URL: strings.TrimSpace(cmp.Or(it.Attachment, it.GUID)),
	}
}

func (a attachment) kept() string {
	text, _ := json.Marshal(a) // strings and a number can always be written
	return string(text)
}

// image reports whether it is a picture. An address without an ending that
// says otherwise is taken for one.
func (a attachment) image() bool {
	kind := kindOf(a.URL)
	return kind == "image" || kind == ""
}

// kindOf returns "image", "audio", "video", "application" or "text" by the
// ending of a file name, and "" for an ending it does not know.
func kindOf(address string) string {
	address, _, _ = strings.Cut(address, "?")
	switch strings.ToLower(path.Ext(address)) {
	case ".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".bmp", ".tif", ".tiff", ".heic", ".ico":
		return "image"
	case ".mp3", ".m4a", ".ogg", ".oga", ".wav", ".flac", ".aac", ".wma", ".mid":
		return "audio"
	case ".mp4", ".m4v", ".mov", ".webm", ".ogv", ".avi", ".wmv", ".mpg", ".mpeg", ".3gp", ".flv":
		return "video"
	case ".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods", ".zip", ".gz", ".tar", ".rar", ".7z", ".exe", ".dmg", ".swf", ".psd", ".svg", ".key", ".pages", ".epub":
		return "application"
	case ".txt", ".csv", ".htm", ".html", ".xml", ".css", ".js", ".vtt", ".srt", ".rtf", ".gpx", ".kml":
		return "text"
	default:
		return ""
	}
}

// pictureOf returns an attachment as a picture of the library, without its
// file.
func pictureOf(it *wxr.Item, at time.Time) *news.Picture {
	meta := unserialize(it.Value("_wp_attachment_metadata"))
	taken := meta.at("image_meta")
	credit := cmp.Or(it.Value("_media_credit"), it.Value("_wp_attachment_credit"), taken.at("credit").text)
	if organisation := it.Value("_navis_media_credit_org"); organisation != "" {
		credit = strings.Trim(credit+" / "+organisation, " /")
	}
	return &news.Picture{
		Caption: plainText(cmp.Or(it.Excerpt, taken.at("caption").text)),
		Alt:     plainText(it.Value("_wp_attachment_image_alt")),
		Credit:  plainText(credit),
		Rights:  plainText(taken.at("copyright").text),
		Width:   max(0, meta.at("width").number()), Height: max(0, meta.at("height").number()),
		FocusX: 0.5, FocusY: 0.5,
		CreatedAt: at,
	}
}

// plainText returns HTML as one line of text.
func plainText(s string) string {
	s = strings.TrimSpace(s)
	if strings.ContainsAny(s, "<&") {
		s = html.UnescapeString(richtext.PlainText(richtext.FromHTML(s, richtext.FromHTMLOptions{})))
	}
	return strings.Join(strings.Fields(s), " ")
}

// addressOfFile returns the address that was kept of an attachment.
func addressOfFile(item *news.Imported) string {
	var a attachment
	if json.Unmarshal([]byte(item.Body), &a) != nil {
		return ""
	}
	return a.URL
}
