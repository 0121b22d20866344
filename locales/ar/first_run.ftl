# The first screens: language, practise or connect.
