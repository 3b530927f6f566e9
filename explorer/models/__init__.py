"""Item models of the lists and the tree; each follows the state and turns edits into intents."""
