"""Spiegelinformatie: the own figures of an aanbieder beside those of an anonymous group."""
