"""The press: content in, tagged PDF pages out."""
