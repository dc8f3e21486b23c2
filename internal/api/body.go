package api

import (
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/courant-press/courant/internal/richtext"
)

// schemas returns where the schemas of all types are gathered. The text of an
// article is described from its block types: which member belongs to which
// kind no tag could say.
func schemas() huma.Registry {
	r := huma.NewMapRegistry("#/components/schemas/", schemaName)
	r.RegisterTypeAlias(reflect.TypeFor[richtext.Doc](), reflect.TypeFor[body]())
	return r
}

// schemaName sets the names of the parts of a text apart from those of the
// newsroom: a picture in the text is not one of the library.
func schemaName(t reflect.Type, hint string) string {
	name := huma.DefaultSchemaNamer(t, hint)
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if strings.HasSuffix(t.PkgPath(), "/richtext") {
		return "Body" + name
	}
	return name
}

// ofBody reports whether a schema is that of a part of a text.
func ofBody(name string) bool {
	return strings.HasPrefix(name, "Body") || strings.HasPrefix(name, "Block")
}

// A body stands for [richtext.Doc] in the description.
type body struct{}

// Schema implements [huma.SchemaProvider].
func (body) Schema(r huma.Registry) *huma.Schema {
	if r.Map()["Body"] == nil {
		r.Map()["Body"] = &huma.Schema{}
		*r.Map()["Body"] = huma.Schema{
			Type: huma.TypeObject, AdditionalProperties: false, Required: []string{"version", "blocks"},
			Description: "The text of an article: blocks in reading order.",
			Properties: map[string]*huma.Schema{
				"version": {Type: huma.TypeInteger, Enum: []any{float64(richtext.Version)}},
				"blocks":  {Type: huma.TypeArray, Items: anyBlock(r)},
			},
		}
		r.Map()["Body"].PrecomputeMessages()
	}
	return &huma.Schema{Ref: "#/components/schemas/Body"}
}

// anyBlock describes a block as one of all kinds, told apart by its type.
func anyBlock(r huma.Registry) *huma.Schema {
	either := &huma.Schema{Discriminator: &huma.Discriminator{PropertyName: "type", Mapping: map[string]string{}}}
	for _, b := range richtext.Kinds() {
		ref := "#/components/schemas/" + block(r, b)
		either.OneOf = append(either.OneOf, &huma.Schema{Ref: ref})
		either.Discriminator.Mapping[richtext.KindOf(b)] = ref
	}
	r.Map()["BodyBlock"] = either
	return &huma.Schema{Ref: "#/components/schemas/BodyBlock"}
}

// block describes one kind of block by its Go type and returns the name of the
// description.
func block(r huma.Registry, b richtext.Block) string {
	t := reflect.TypeOf(b)
	name := "Block" + t.Name()
	s := huma.SchemaFromType(r, t)
	if s.Properties == nil {
		s.Properties = map[string]*huma.Schema{}
	}
	for member, p := range s.Properties {
		if member == "blocks" { // of a fact box
			p.Items = &huma.Schema{Ref: "#/components/schemas/BodyBlock"}
		}
	}
	s.Properties["type"] = &huma.Schema{Type: huma.TypeString, Enum: []any{richtext.KindOf(b)}}
	s.Required = append([]string{"type"}, s.Required...)
	s.PrecomputeMessages()
	r.Map()[name] = s
	return name
}
