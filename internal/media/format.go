package media

import (
	"bytes"
	"io"
)

// The media types of originals that can be kept.
const (
	typeJPEG = "image/jpeg"
	typePNG  = "image/png"
	typeGIF  = "image/gif"
	typeWebP = "image/webp"
	typeAVIF = "image/avif"
	typeHEIC = "image/heic"
	typeSVG  = "image/svg+xml"
)

// headSize is how much of a file must be seen to tell what it is.
const headSize = 512

// A stranger is a kind of file that people send by mistake.
type stranger struct {
	magic string
	at    int
	is    string // completes "This file is"
}

// strangers have sentences of their own, because "not a picture" does not
// help whoever sees a picture when they open the file.
func strangers() []stranger {
	return []stranger{
		{"PK\x03\x04", 0, "a ZIP archive or an office document. Take the pictures out of it and send those."},
		{"\x1f\x8b", 0, "a compressed archive. Take the pictures out of it and send those."},
		{"Rar!", 0, "a RAR archive. Take the pictures out of it and send those."},
		{"7z\xbc\xaf", 0, "a 7z archive. Take the pictures out of it and send those."},
		{"%PDF", 0, "a PDF document. Export the picture from it as JPEG or PNG."},
		{"\xd0\xcf\x11\xe0", 0, "an office document. Export the picture from it as JPEG or PNG."},
		{"8BPS", 0, "a Photoshop file. Export it as JPEG or PNG."},
		{"II*\x00", 0, "a TIFF or a camera's raw file. Export it as JPEG or PNG."},
		{"MM\x00*", 0, "a TIFF or a camera's raw file. Export it as JPEG or PNG."},
		{"BM", 0, "a bitmap. Save it as PNG."},
		{"ftyp", 4, "a film, not a picture."},
		{"\x1aE\xdf\xa3", 0, "a film, not a picture."},
		{"<!DOCTYPE html", 0, "a web page, not a picture. Save the picture itself."},
		{"<!doctype html", 0, "a web page, not a picture. Save the picture itself."},
		{"<html", 0, "a web page, not a picture. Save the picture itself."},
	}
}

// sniff tells the type of a picture by its first bytes, whatever it is
// called, and refuses what is none.
func sniff(head []byte) (string, error) {
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xd8\xff")):
		return typeJPEG, nil
	case bytes.HasPrefix(head, []byte("\x89PNG\r\n\x1a\n")):
		return typePNG, nil
	case bytes.HasPrefix(head, []byte("GIF87a")), bytes.HasPrefix(head, []byte("GIF89a")):
		return typeGIF, nil
	case len(head) >= 12 && string(head[:4]) == "RIFF" && string(head[8:12]) == "WEBP":
		return typeWebP, nil
	}
	if brand := brandOf(head); brand != "" {
		return brand, nil
	}
	for _, s := range strangers() {
		if s.at <= len(head) && bytes.HasPrefix(head[s.at:], []byte(s.magic)) {
			return "", refuse("This file is " + s.is)
		}
	}
	if looksLikeSVG(head) {
		return typeSVG, nil
	}
	return "", refuse("The file is not a picture that can be read. Send a JPEG, PNG, WebP, AVIF, GIF, HEIC or SVG.")
}

// brandOf tells an AVIF and a HEIC by the brands in its first box (ISO/IEC
// 14496-12, 4.3), or returns "".
func brandOf(head []byte) string {
	if len(head) < 16 || string(head[4:8]) != "ftyp" {
		return ""
	}
	end := min(int(head[2])<<8|int(head[3]), len(head))
	for at := 8; at+4 <= end; at += 4 {
		switch string(head[at : at+4]) {
		case "avif":
			return typeAVIF
		case "heic", "heix", "heim", "heis":
			return typeHEIC
		}
	}
	return ""
}

func looksLikeSVG(head []byte) bool {
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	return bytes.HasPrefix(head, []byte("<")) && bytes.Contains(head, []byte("<svg"))
}

// typeOf sniffs a file and goes back to its start.
func typeOf(r io.ReadSeeker) (string, error) {
	if _, err := r.Seek(0, io.SeekStart); err != nil {
		return "", err
	}
	head := make([]byte, headSize)
	n, err := io.ReadFull(r, head)
	if err != nil && n == 0 {
		return "", refuse("The file is empty.")
	}
	if _, err := r.Seek(0, io.SeekStart); err != nil {
		return "", err
	}
	return sniff(head[:n])
}
