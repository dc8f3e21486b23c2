package news

// A Role is a named set of rights.
type Role string
