package media_test

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/courant-press/courant/internal/media"
	"github.com/courant-press/courant/internal/news"
)

// withXMP puts an XMP packet into a JPEG (XMP specification part 3, 1.1.3).
func withXMP(photo []byte, properties string) []byte {
	packet := "http://ns.adobe.com/xap/1.0/\x00" + `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
		<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
		xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
		xmlns:exif="http://ns.adobe.com/exif/1.0/">` + properties + `</rdf:Description></rdf:RDF></x:xmpmeta>`
	segment := binary.BigEndian.AppendUint16([]byte{0xff, 0xe1}, uint16(len(packet)+2))
	return bytes.Join([][]byte{photo[:2], segment, []byte(packet), photo[2:]}, nil)
}

func TestFactsAreReadFromTheFile(t *testing.T) {
	t.Parallel()
	photo := encode(t, picture(30, 20, 255), false)
	long := strings.Repeat("long ", 1000)
	tests := []struct {
		name string
		xmp  string
		want media.Facts
	}{
		{"a file that says nothing", "", media.Facts{}},
		{
			"what an agency writes",
			`<dc:description><rdf:Alt><rdf:li xml:lang="x-default">The ferry
			 leaves</rdf:li></rdf:Alt></dc:description>
			<dc:creator><rdf:Seq><rdf:li>Ada Quill</rdf:li></rdf:Seq></dc:creator><photoshop:Credit>Strait Press</photoshop:Credit>
			<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© 2026 Strait Press</rdf:li></rdf:Alt></dc:rights>
			<photoshop:DateCreated>2026-11-21T07:30:00+01:00</photoshop:DateCreated>
			<Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">A white ferry</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility>
			<Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>Mara Voss</rdf:li><rdf:li>Ben Ferry</rdf:li><rdf:li>Mara Voss</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage>
			<Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia</Iptc4xmpExt:DigitalSourceType>
			<exif:GPSLatitude>26,34.951N</exif:GPSLatitude>`,
			media.Facts{
				Caption: "The ferry leaves", Alt: "A white ferry", Credit: "Ada Quill/Strait Press", Rights: "© 2026 Strait Press",
				SourceType: "trainedAlgorithmicMedia", Persons: []string{"Mara Voss", "Ben Ferry"},
				TakenAt: time.Date(2026, 11, 21, 6, 30, 0, 0, time.UTC),
			},
		},
		{
			"control characters and marks that turn the writing round are left out",
			"<photoshop:Credit>A&#x202E;da\u200f Qu\u0085ill</photoshop:Credit>",
			media.Facts{Credit: "Ada Qu ill"},
		},
		{
			"what is too long is cut",
			"<photoshop:Credit>" + long + "</photoshop:Credit>",
			media.Facts{Credit: strings.TrimSpace(long[:news.MaxCredit/2-2]) + "…"},
		},
		{"a source type nobody knows", "<Iptc4xmpExt:DigitalSourceType>javascript:alert(1)</Iptc4xmpExt:DigitalSourceType>", media.Facts{}},
		{"markup that is broken", "<dc:creator><rdf:Seq>", media.Facts{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			file := photo
			if tt.xmp != "" {
				file = withXMP(photo, tt.xmp)
			}
			if diff := cmp.Diff(tt.want, media.ReadFacts(bytes.NewReader(file), "image/jpeg")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// What a file says must not be in what readers get.
func TestRenditionsSayNothingOfTheOriginal(t *testing.T) {
	t.Parallel()
	d, put := darkroom(t)
	secret := "secret-place-26,34.951N"
	hash := put(withXMP(encode(t, picture(900, 600, 255), false), "<exif:GPSLatitude>"+secret+"</exif:GPSLatitude>"))
	for _, format := range append(d.Formats(), media.Plain) {
		r, err := d.Print(t.Context(), hash, media.Print{Width: 320, Format: format})
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		var served bytes.Buffer
		if _, err := served.ReadFrom(r); err != nil || bytes.Contains(served.Bytes(), []byte("26,34")) || served.Len() == 0 {
			t.Errorf("%s: %d bytes, with the place: %v", r.Type, served.Len(), err)
		}
	}
}

func FuzzReadFacts(f *testing.F) {
	f.Add([]byte("\xff\xd8\xff\xe1\x00\x10Exif\x00\x00II*\x00"), "image/jpeg")
	f.Add([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR"), "image/png")
	f.Add([]byte("RIFF\x00\x00\x00\x00WEBPVP8X"), "image/webp")
	f.Add([]byte("\x00\x00\x00\x18ftypavif\x00\x00\x00\x00avif"), "image/avif")
	f.Fuzz(func(t *testing.T, file []byte, kind string) {
		facts := media.ReadFacts(bytes.NewReader(file), kind)
		p := news.Picture{Caption: facts.Caption, Alt: facts.Alt, Credit: facts.Credit, Rights: facts.Rights, Persons: facts.Persons, SourceType: facts.SourceType}
		if err := p.Check(); err != nil {
			t.Errorf("what was read can not be kept: %v", err)
		}
	})
}
