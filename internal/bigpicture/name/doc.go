// Package name finds names in running text without a list of names: who and
// what an article speaks of, where each is mentioned, and whether it is likely
// a person, an organisation or a place.
//
// A name is a run of capitalised words with the small words that join them
// ("Bank of Ostrand", "Anna van der Berg"). The first word of a sentence
// counts only if the text writes it with a capital elsewhere too, or if it is
// followed by another word of a name. In German, where every noun has a
// capital, a name is two such words or more after the office has been taken
// off ("Hafenmeister Jonas Brandt"), an acronym, or a part of a name that was
// given in full.
//
// Mentions are then gathered: a surname alone, or with Mr. or Frau before it,
// is the last person who was named in full with it; an acronym is the
// organisation whose initials it has. What kind a name is of is a vote of what
// stands in it and around it: a title, an office, a word such as "University",
// "in" before it, "said" after it (the internal and external evidence of
// McDonald, "Internal and external evidence in the identification and semantic
// categorization of proper names", 1993). A name with no evidence has no kind.
//
// The words that the package knows are common nouns of offices, institutions
// and landscape, in English and German. In another language the runs are
// found, in the languages that have capitals, and kinds are seldom guessed.
package name
