" Files named *.mesos describe Mesos clusters.
autocmd BufNewFile,BufRead *.mesos setfiletype mesos
