package media

import (
	"encoding/binary"
	"io"
)

// sizeOfHEIF reads how large a HEIC or AVIF is from its boxes (ISO/IEC
// 23008-12): the largest of the image spatial extents, since a large picture
// is often put together from tiles that have theirs too. Turned by its
// rotation box, it is measured upright.
func sizeOfHEIF(r io.ReadSeeker) (width, height int, err error) {
	const most = 1 << 20 // of the box with all that is said about the pictures
	head, err := findBox(r, "meta", most)
	if err != nil {
		return 0, 0, refuse("The picture is damaged and can not be shown.")
	}
	if len(head) < 4 {
		return 0, 0, refuse("The picture is damaged and can not be shown.")
	}
	turned := false
	for _, properties := range within(within(boxesIn(head[4:]), "iprp"), "ipco") {
		switch {
		case properties.kind == "ispe" && len(properties.body) >= 12:
			w, h := int(binary.BigEndian.Uint32(properties.body[4:])), int(binary.BigEndian.Uint32(properties.body[8:]))
			if w <= MaxSide && h <= MaxSide && w*h > width*height || w > MaxSide || h > MaxSide {
				width, height = w, h
			}
		case properties.kind == "irot" && len(properties.body) >= 1:
			turned = properties.body[0]&1 == 1
		}
	}
	if turned {
		width, height = height, width
	}
	return width, height, nil
}

// A box is one part of a file of the ISO base media kind.
type box struct {
	kind string
	body []byte
}

// findBox returns the body of the first box of a kind at the top of a file.
func findBox(r io.ReadSeeker, kind string, most int64) ([]byte, error) {
	if _, err := r.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	for range 64 { // a picture has a handful
		var head [8]byte
		if _, err := io.ReadFull(r, head[:]); err != nil {
			return nil, err
		}
		size := int64(binary.BigEndian.Uint32(head[:])) - 8
		switch {
		case size < 0: // to the end of the file, or of more than 4 GB
			return nil, io.ErrUnexpectedEOF
		case string(head[4:]) != kind:
			if _, err := r.Seek(size, io.SeekCurrent); err != nil {
				return nil, err
			}
		case size > most:
			return nil, io.ErrUnexpectedEOF
		default:
			body := make([]byte, size)
			_, err := io.ReadFull(r, body)
			return body, err
		}
	}
	return nil, io.ErrUnexpectedEOF
}

// boxesIn cuts b into the boxes it consists of, as far as they are whole.
func boxesIn(b []byte) []box {
	var found []box
	for len(b) >= 8 {
		size := int(binary.BigEndian.Uint32(b))
		if size < 8 || size > len(b) {
			break
		}
		found = append(found, box{string(b[4:8]), b[8:size]})
		b = b[size:]
	}
	return found
}

// within returns the boxes in all boxes of a kind.
func within(boxes []box, kind string) []box {
	var found []box
	for _, b := range boxes {
		if b.kind == kind {
			found = append(found, boxesIn(b.body)...)
		}
	}
	return found
}
