package api

// SettingsReads is what the API reads of what holds for the whole paper.
type SettingsReads interface {
	sectionReads
	deskReads
	profileReads
	topicReads
	authorReads
}

// A Search asks for things by name, or for some whose ids are known.
type Search struct {
	Q     string  `query:"q" maxLength:"80" doc:"How a word of the name begins; everything without it."`
	IDs   []int64 `query:"ids" maxItems:"100" doc:"These ones, in no particular order; nothing else counts then."`
	After string  `query:"after" maxLength:"400" doc:"Where the last answer ended."`
	Limit int     `query:"limit" minimum:"1" maximum:"100" default:"30"`
}
