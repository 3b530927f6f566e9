"""County summaries on screen and paper: the preview, and what is sent to a printer."""
