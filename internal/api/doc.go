// Package api is the way in for programs, and the desk in the browser is one
// of them: it has no other way to the newsroom. All of it lies below /api/v1
// and is described in OpenAPI 3.1, written from the Go types, at
// /api/v1/openapi.json.
//
// Each file is named after a noun and registers the operations of that noun
// with [route]. An operation says what a person needs to call it: nothing, a
// session, or a right. Who asks is found out once, before anything else
// ([Identifier]); whether they may is asked here for the operation and again,
// with the thing in hand, in the department that does the deed.
//
// What goes wrong is a problem (RFC 9457) whose detail is a sentence for a
// person. A list that is asked for more than it gives says so and gives
// nothing, so that nobody takes half a list for a whole one. A POST that
// carries an Idempotency-Key is carried out once, however often it is sent.
package api
