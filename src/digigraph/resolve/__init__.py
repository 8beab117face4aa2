"""Which mentions are the same thing, in a release and over all of them."""
