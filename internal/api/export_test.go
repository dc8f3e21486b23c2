package api

import "github.com/danielgtaylor/huma/v2"

// operations returns what can be done at a path, by method.
func operations(p *huma.PathItem) map[string]*huma.Operation {
	all := map[string]*huma.Operation{}
	for method, op := range map[string]*huma.Operation{
		"GET": p.Get, "PUT": p.Put, "POST": p.Post, "DELETE": p.Delete, "PATCH": p.Patch,
	} {
		if op != nil {
			all[method] = op
		}
	}
	return all
}
