package app

import "github.com/courant-press/courant/internal/api"

type openapiCommand struct{}

// Run prints the OpenAPI document of this program.
func (openapiCommand) Run(r *run) error {
	spec, err := api.Description()
	if err != nil {
		return err
	}
	_, err = r.Stdout.Write(spec)
	return err
}
