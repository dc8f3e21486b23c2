package api

import "github.com/courant-press/courant/internal/bigpicture/prose"

// A Place is where words stand in the body of an article: the characters from
// start up to, not including, end in one of the running texts of a block.
type Place struct {
	Block int `json:"block" minimum:"0" doc:"Number of the block, from 0."`
	Text  int `json:"text" minimum:"0" doc:"Number of the running text of that block, from 0."`
	Start int `json:"start" minimum:"0" doc:"In characters (code points)."`
	End   int `json:"end" minimum:"0"`
}

func wirePlace(p prose.Place) Place { return Place(p) }
