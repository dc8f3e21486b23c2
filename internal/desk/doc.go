// Package desk hands out the newsroom's web app: the files that web/desk was
// built into, compressed once, and the one page that loads them. What the app
// asks for it asks of the API; there is nothing else here.
package desk
