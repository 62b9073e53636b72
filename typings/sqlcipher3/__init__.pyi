"""The part of sqlcipher3 that the library uses; the package ships no types of its own."""

from sqlcipher3 import dbapi2 as dbapi2
