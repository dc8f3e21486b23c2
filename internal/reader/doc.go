// Package reader is the public site: one file for each kind of page.
package reader
