package app

type importCommands struct{}
