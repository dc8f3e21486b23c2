// Tells the lists of a storyline that one of them moved something to another.
export const changes = $state({ turn: 0 });
