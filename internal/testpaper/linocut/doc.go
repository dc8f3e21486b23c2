// Package linocut cuts and prints the pictures of The Ferry Gazette, the made-up paper of a made-up harbour city. No
// photograph exists of a place that does not exist, so every picture is drawn by program, the way a small press would
// make it: one block of lino for each ink, shapes cut by hand, highlights gouged out, the blocks printed over each other
// on warm paper a hair out of register.
//
// The trade gives the package its parts. A [sheet] holds four blocks (key, mid, light and spot); a scene works on it with
// three moves only: lay a shape in some inks (knocking out what lay there), print over what is there, or carve ink away.
// A shape is a set of outlines, most of them made by the gouge: strokes that swell and taper. When the scene is cut, the
// sheet is pulled: each block's coverage multiplies the paper's colour, uneven as ink is.
//
// Scenes are written in units of the drawing, not in pixels: 1500 by 1000 for a landscape picture, 800 by 1000 for a
// portrait, 1600 by 900 for a chart or map, 1000 by 1000 for the cover of a podcast. They read from the back of the picture to the front. The same key always
// gives the same print: all chance comes from a generator seeded by the key.
//
// [Draw] and [JPEG] make a picture; [Focus] tells the point a crop must keep; [Keys] lists what can be drawn.
package linocut
