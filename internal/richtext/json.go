package richtext

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Version is the version of the stored form that this package writes, and the
// newest it reads.
const Version = 1

// Limits of a document. They are far beyond any article (the longest reports
// that newspapers print have some 100,000 words, 3,000 blocks and 1 MB) and
// keep one document from filling the memory of a node.
const (
	MaxBlocks = 20_000
	MaxBytes  = 4 << 20 // of the stored form, and of HTML that is read
)

// MarshalJSON writes the stored form of d:
//
//	{"version":1,"blocks":[{"type":"paragraph","text":[{"text":"Rain."}]}]}
//
// The members of a block beside "type" are those of its Go type. A text that
// takes more than [MaxBytes] is refused, because it could not be read again.
func (d Doc) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	fmt.Fprintf(&b, `{"version":%d,"blocks":`, Version)
	if err := writeBlocks(&b, d.Blocks); err != nil {
		return nil, err
	}
	b.WriteByte('}')
	if b.Len() > MaxBytes {
		return nil, refuse("The text is too long: it takes %d bytes, and %d are allowed.", b.Len(), MaxBytes)
	}
	return b.Bytes(), nil
}

// MarshalJSON writes the box with the types of the blocks inside it.
func (b FactBox) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	title, err := json.Marshal(b.Title)
	if err != nil {
		return nil, err
	}
	fmt.Fprintf(&out, `{"title":%s,"blocks":`, title)
	if err := writeBlocks(&out, b.Blocks); err != nil {
		return nil, err
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}

// writeBlocks writes each block as its own JSON object with "type" in front.
func writeBlocks(b *bytes.Buffer, blocks []Block) error {
	b.WriteByte('[')
	for i, block := range blocks {
		if i > 0 {
			b.WriteByte(',')
		}
		members, err := json.Marshal(block)
		if err != nil {
			return fmt.Errorf("write block %d (%s): %w", i+1, block.kind(), err)
		}
		fmt.Fprintf(b, `{"type":%q`, block.kind())
		if len(members) > len("{}") {
			b.WriteByte(',')
		}
		b.Write(members[1:])
	}
	b.WriteByte(']')
	return nil
}

// UnmarshalJSON reads the stored form. It refuses, with an [*Error], what it
// would otherwise lose: another version, a type or a member it does not know,
// and more than [MaxBytes] or [MaxBlocks]. It does not ask whether the content
// keeps the rules: see [Doc.Validate].
func (d *Doc) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	if len(data) > MaxBytes {
		return refuse("The text is too long: it takes %d bytes, and %d are allowed.", len(data), MaxBytes)
	}
	var stored struct {
		Version int               `json:"version"`
		Blocks  []json.RawMessage `json:"blocks"`
	}
	if err := strict(data, &stored); err != nil {
		return refuse("The text is not in the stored form: %s.", reason(err))
	}
	if stored.Version != Version {
		return refuse("The text has version %d of the stored form, and this program reads version %d.", stored.Version, Version)
	}
	if len(stored.Blocks) > MaxBlocks {
		return refuse("The text has %d blocks, and %d are allowed.", len(stored.Blocks), MaxBlocks)
	}
	blocks, err := readBlocks(stored.Blocks, readBlock)
	d.Blocks = blocks
	return err
}

// UnmarshalJSON reads a box. What may not stand in a box is refused before it
// is read, so that no nesting goes deep.
func (b *FactBox) UnmarshalJSON(data []byte) error {
	var stored struct {
		Title  string            `json:"title"`
		Blocks []json.RawMessage `json:"blocks"`
	}
	if err := strict(data, &stored); err != nil {
		return err
	}
	blocks, err := readBlocks(stored.Blocks, readBoxed)
	b.Title, b.Blocks = stored.Title, blocks
	return err
}

// readBlocks reads each of raw by its type.
func readBlocks(raw []json.RawMessage, read func(kind string, members []byte) (Block, error)) ([]Block, error) {
	if len(raw) == 0 {
		return nil, nil
	}
	blocks := make([]Block, len(raw))
	for i, r := range raw {
		kind, err := cutType(r)
		if err == nil {
			blocks[i], err = read(kind, r)
		}
		if err != nil {
			return nil, &Error{Block: i, Message: fmt.Sprintf("It cannot be read: %s.", reason(err))}
		}
	}
	return blocks, nil
}

// readBoxed reads a block that stands in a [FactBox].
func readBoxed(kind string, members []byte) (Block, error) {
	switch kind {
	case "paragraph", "heading", "list":
		return readBlock(kind, members)
	default:
		return nil, fmt.Errorf("a fact box holds paragraphs, headings and lists, not a block of type %q", kind)
	}
}

// readBlock reads the members of a block of the given kind.
func readBlock(kind string, members []byte) (Block, error) {
	switch kind {
	case Paragraph{}.kind():
		return readAs[Paragraph](members)
	case Heading{}.kind():
		return readAs[Heading](members)
	case List{}.kind():
		return readAs[List](members)
	case Quote{}.kind():
		return readAs[Quote](members)
	case PullQuote{}.kind():
		return readAs[PullQuote](members)
	case Picture{}.kind():
		return readAs[Picture](members)
	case Gallery{}.kind():
		return readAs[Gallery](members)
	case Table{}.kind():
		return readAs[Table](members)
	case FactBox{}.kind():
		return readAs[FactBox](members)
	case Timeline{}.kind():
		return readAs[Timeline](members)
	case Embed{}.kind():
		return readAs[Embed](members)
	case Audio{}.kind():
		return readAs[Audio](members)
	case Video{}.kind():
		return readAs[Video](members)
	case Code{}.kind():
		return readAs[Code](members)
	case Divider{}.kind():
		return readAs[Divider](members)
	case Legacy{}.kind():
		return readAs[Legacy](members)
	default:
		return nil, fmt.Errorf("there is no block of type %q", kind)
	}
}

func readAs[B Block](members []byte) (Block, error) {
	var b B
	err := strict(members, &b)
	return b, err
}

// strict reads one JSON value into v and refuses members that v has not.
func strict(data []byte, v any) error {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	return dec.Decode(v)
}

// cutType returns the "type" of the JSON object raw and blanks it out there,
// so that what remains are the members of the Go type alone.
func cutType(raw []byte) (string, error) {
	dec := json.NewDecoder(bytes.NewReader(raw))
	if open, err := dec.Token(); err != nil || open != json.Delim('{') {
		return "", errors.New("a block is a JSON object")
	}
	for dec.More() {
		start := int(dec.InputOffset())
		key, err := dec.Token()
		if err != nil {
			return "", err
		}
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return "", err
		}
		if key != "type" {
			continue
		}
		var kind string
		if err := json.Unmarshal(value, &kind); err != nil {
			return "", errors.New("its type is not a string")
		}
		blankMember(raw, start, int(dec.InputOffset()))
		return kind, nil
	}
	return "", errors.New("it has no type")
}

// blankMember overwrites raw[start:end], an object member and what stands
// before it, with spaces, and with it the one comma that it needed.
func blankMember(raw []byte, start, end int) {
	first := raw[start] != ','
	for i := start; i < end; i++ {
		raw[i] = ' '
	}
	rest := bytes.TrimLeft(raw[end:], " \t\r\n")
	if first && len(rest) > 0 && rest[0] == ',' {
		rest[0] = ' '
	}
}

// reason says what err of encoding/json means, without its Go words.
func reason(err error) string {
	if e, ok := errors.AsType[*Error](err); ok {
		return strings.TrimSuffix(fmt.Sprintf("block %d inside it: %s", e.Block+1, e.Message), ".")
	}
	if e, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return fmt.Sprintf("%s cannot be a %s", strconv.Quote(e.Field), e.Value)
	}
	return strings.TrimPrefix(err.Error(), "json: ")
}
